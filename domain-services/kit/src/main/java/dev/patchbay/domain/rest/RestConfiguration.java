package dev.patchbay.domain.rest;

import dev.patchbay.domain.config.DomainProperties;
import dev.patchbay.domain.csv.CsvWriter;
import dev.patchbay.domain.events.ChangeStreams;
import dev.patchbay.domain.json.RowWriter;
import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.operation.IdempotencyKeys;
import dev.patchbay.domain.operation.Reads;
import dev.patchbay.domain.operation.Writes;
import dev.patchbay.domain.problem.ProblemWriter;
import dev.patchbay.domain.query.PageLimits;
import dev.patchbay.domain.store.ConstraintCatalog;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The beans of the resources' endpoints. */
@Configuration(proxyBeanMethods = false)
public class RestConfiguration {

    @Bean
    DatabaseProblems databaseProblems(ResourceModel model, ConstraintCatalog constraints) {
        return new DatabaseProblems(model, constraints);
    }

    @Bean
    ProblemMapping problemMapping(DatabaseProblems database) {
        return new ProblemMapping(database);
    }

    @Bean
    ProblemResolver problemResolver(ProblemMapping mapping, ProblemWriter writer) {
        return new ProblemResolver(mapping, writer);
    }

    @Bean
    FilterRegistrationBean<ProblemFilter> problemFilter(ProblemMapping mapping, ProblemWriter writer) {
        FilterRegistrationBean<ProblemFilter> filter = new FilterRegistrationBean<>(new ProblemFilter(mapping, writer));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    @Bean
    PageLimits pageLimits(DomainProperties properties) {
        DomainProperties.Limits limits = properties.limits();
        return new PageLimits(
                limits.defaultPage(), limits.maximalPage(), limits.defaultAffected(), limits.maximalAffected());
    }

    @Bean
    SmartInitializingSingleton resourceRoutes(
            RequestMappingHandlerMapping requestMappingHandlerMapping,
            ResourceModel model,
            Reads reads,
            Writes writes,
            IdempotencyKeys keys,
            ChangeStreams streams,
            PageLimits limits,
            DomainProperties properties) {
        RowWriter writer = new RowWriter(model);
        Requests requests =
                new Requests(Math.toIntExact(properties.limits().body().toBytes()));
        Exports exports = new Exports(writer, properties.limits().exports());
        ResourceRouter router = new ResourceRouter(
                requestMappingHandlerMapping,
                model,
                new ListEndpoints(reads, writer, new CsvWriter(model), exports, limits),
                new ReadEndpoints(reads, writer, limits),
                new WriteEndpoints(writes, writer, requests, limits),
                resource -> new CreateEndpoint(resource, writes, keys, writer, requests, limits),
                resource -> new EventsEndpoint(resource, streams, limits));
        return router::registerAll;
    }
}
