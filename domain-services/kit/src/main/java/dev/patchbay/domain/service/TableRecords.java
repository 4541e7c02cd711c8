package dev.patchbay.domain.service;

import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.util.ClassUtils;

/** The records of a package that map a table. */
final class TableRecords {

    private TableRecords() {}

    static Set<Class<?>> in(String packageName) {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Table.class));
        Set<Class<?>> records = new LinkedHashSet<>();
        for (BeanDefinition candidate : scanner.findCandidateComponents(packageName)) {
            String name = String.valueOf(candidate.getBeanClassName());
            records.add(ClassUtils.resolveClassName(name, TableRecords.class.getClassLoader()));
        }
        return records;
    }
}
