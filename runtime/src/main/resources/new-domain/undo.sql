select disallow_service('{{service}}');
drop table {{table}};
