package dev.patchbay.domain.openapi;

import dev.patchbay.domain.model.ResourceModel;
import dev.patchbay.domain.query.PageLimits;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** The service's OpenAPI document at {@code /v3/api-docs}, in YAML at {@code /v3/api-docs.yaml}. */
@Configuration(proxyBeanMethods = false)
public class DocumentConfiguration {

    /** The server is named relatively: the document holds wherever it is read, and names no host. */
    @Bean
    OpenAPI serviceInfo(@Value("${spring.application.name}") String name) {
        SecurityScheme bearer = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("An access token of the platform's issuer. The names listed with an operation are the"
                        + " scopes that the token must carry.");
        return new OpenAPI()
                .info(new Info()
                        .title(StringUtils.capitalize(name))
                        .version("1.0.0")
                        .description("The " + name + " service."))
                .servers(List.of(new Server().url("/").description("This service.")))
                .components(new Components().addSecuritySchemes(ResourcePaths.SECURITY_SCHEME, bearer));
    }

    @Bean
    ServiceDocument serviceDocument(ResourceModel model, PageLimits limits) {
        return new ServiceDocument(model, limits);
    }

    /** Lets the composer poll the document for the price of a header. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> documentEtags() {
        FilterRegistrationBean<ShallowEtagHeaderFilter> filter =
                new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        filter.addUrlPatterns("/v3/api-docs", "/v3/api-docs.yaml");
        return filter;
    }
}
