package dev.patchbay.domain.service;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.patchbay.domain.ResourceRules;
import dev.patchbay.domain.config.DomainProperties;
import dev.patchbay.domain.encryption.EncryptionProperties;
import dev.patchbay.domain.encryption.Keyring;
import dev.patchbay.domain.entity.Entities;
import dev.patchbay.domain.entity.SizeValidator;
import dev.patchbay.domain.events.EventsConfiguration;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.model.ResourceModels;
import dev.patchbay.domain.openapi.DocumentConfiguration;
import dev.patchbay.domain.operation.BodyReader;
import dev.patchbay.domain.operation.IdempotencyKeys;
import dev.patchbay.domain.operation.Reads;
import dev.patchbay.domain.operation.ResourceStores;
import dev.patchbay.domain.operation.Transactions;
import dev.patchbay.domain.operation.Writes;
import dev.patchbay.domain.problem.ProblemWriter;
import dev.patchbay.domain.rest.RestConfiguration;
import dev.patchbay.domain.security.SecurityConfiguration;
import dev.patchbay.domain.startup.DatabaseCheck;
import dev.patchbay.domain.startup.DatabaseReader;
import dev.patchbay.domain.store.ConstraintCatalog;
import dev.patchbay.domain.tenancy.TenantDirectory;
import dev.patchbay.domain.tenancy.TenantTransactions;
import dev.patchbay.domain.web.WebConfiguration;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** The context of a service: the model, and everything that is derived from it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DomainProperties.class, EncryptionProperties.class})
@Import({
    SecurityConfiguration.class,
    EventsConfiguration.class,
    RestConfiguration.class,
    DocumentConfiguration.class,
    WebConfiguration.class
})
@ServiceAutoConfiguration
class DomainConfiguration {

    @Bean
    JdbcMappingContext mappingContext() {
        return JdbcMappingContext.forQuotedIdentifiers();
    }

    @Bean
    ResourceModel resourceModel(JdbcMappingContext context, ServiceIdentity service, DomainProperties properties) {
        return ResourceModels.read(
                context,
                TableRecords.in(service.packageName()),
                properties.tables().allowList());
    }

    @Bean
    TenantTransactions tenantTransactions(JdbcTemplate jdbc) {
        return new TenantTransactions(jdbc);
    }

    @Bean
    TenantDirectory tenantDirectory(JdbcTemplate jdbc, PlatformTransactionManager manager, Clock clock) {
        return new TenantDirectory(jdbc, manager, clock);
    }

    @Bean
    MeterBinder tenantMeters(TenantDirectory tenants) {
        return registry -> Gauge.builder("patchbay.tenants.recent", tenants, TenantDirectory::recent)
                .description("Tenants that have called in the last seconds")
                .register(registry);
    }

    @Bean
    ConstraintCatalog constraintCatalog(
            JdbcTemplate jdbc, ResourceModel model, DomainProperties properties, DataSourceProperties database) {
        DatabaseReader reader =
                new DatabaseReader(jdbc, database.determineUrl(), String.valueOf(database.determineUsername()));
        return new DatabaseCheck(reader, model, properties.requiresSchema()).check();
    }

    @Bean
    Transactions transactions(PlatformTransactionManager manager) {
        return new Transactions(manager);
    }

    @Bean
    Keyring keyring(JdbcTemplate jdbc, EncryptionProperties properties, Clock clock) {
        return new Keyring(jdbc, Keyring.masterKey(properties), clock);
    }

    @Bean
    ResourceStores stores(ResourceModel model, JdbcTemplate jdbc, Keyring keyring) {
        return new ResourceStores(model, jdbc, keyring);
    }

    @Bean
    ValidationConfigurationCustomizer sizes() {
        return configuration -> {
            if (configuration instanceof HibernateValidatorConfiguration hibernate) {
                ConstraintMapping mapping = hibernate.createConstraintMapping();
                mapping.constraintDefinition(Size.class)
                        .includeExistingValidators(false)
                        .validatedBy(SizeValidator.class);
                hibernate.addMapping(mapping);
            }
        };
    }

    @Bean
    Entities entities(ResourceModel model, Validator validator, ObjectProvider<ResourceRules<?>> rules) {
        return new Entities(model, validator, List.copyOf(rules.stream().toList()));
    }

    @Bean
    Reads reads(Transactions transactions, ResourceStores stores) {
        return new Reads(transactions, stores);
    }

    @Bean
    TimeBasedEpochGenerator ids() {
        return Generators.timeBasedEpochGenerator();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Writes writes(
            Transactions transactions,
            ResourceStores stores,
            Entities entities,
            ResourceModel model,
            TimeBasedEpochGenerator ids,
            Clock clock) {
        return new Writes(transactions, stores, entities, new BodyReader(model), ids::generate, clock);
    }

    @Bean
    IdempotencyKeys idempotencyKeys(
            Transactions transactions, JdbcTemplate jdbc, Keyring keyring, TimeBasedEpochGenerator ids, Clock clock) {
        return new IdempotencyKeys(transactions, jdbc, keyring, ids::generate, clock);
    }

    @Bean
    ProblemWriter problemWriter() {
        return new ProblemWriter();
    }
}
