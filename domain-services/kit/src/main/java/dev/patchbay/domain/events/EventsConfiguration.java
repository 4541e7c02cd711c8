package dev.patchbay.domain.events;

import dev.patchbay.domain.config.DomainProperties;
import dev.patchbay.domain.operation.Transactions;
import dev.patchbay.domain.tenancy.TenantDirectory;
import java.time.Clock;
import java.util.Properties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The beans of the streams of changes. */
@Configuration(proxyBeanMethods = false)
public class EventsConfiguration {

    @Bean
    ChangeLog changeLog(JdbcTemplate jdbc, Transactions transactions) {
        return new ChangeLog(jdbc, transactions);
    }

    @Bean
    ChangedTenants changedTenants() {
        return new ChangedTenants();
    }

    @Bean
    Announcer changeAnnouncer(
            ChangedTenants changed,
            JdbcTemplate jdbc,
            Transactions transactions,
            ChangeLog log,
            DomainProperties properties,
            Clock clock) {
        return new Announcer(
                changed, jdbc, transactions, log, properties.events().keep(), clock);
    }

    @Bean
    ChangeStreams changeStreams(
            ChangeLog log,
            Announcer announcer,
            TenantDirectory tenants,
            DomainProperties properties,
            DataSourceProperties database,
            @Value("${spring.application.name}") String service,
            Clock clock) {
        Properties login = new Properties();
        login.setProperty("user", String.valueOf(database.determineUsername()));
        login.setProperty("password", String.valueOf(database.determinePassword()));
        login.setProperty("ApplicationName", "patchbay-" + service + "-changes");
        Followers followers = new Followers(properties.events().streams());
        Listener listener = new Listener(database.determineUrl(), login, followers);
        return new ChangeStreams(
                log,
                announcer,
                listener,
                followers,
                tenants,
                properties.events().heartbeat(),
                clock);
    }
}
