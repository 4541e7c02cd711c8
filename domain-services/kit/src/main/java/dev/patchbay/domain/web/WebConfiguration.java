package dev.patchbay.domain.web;

import dev.patchbay.domain.config.DomainProperties;
import dev.patchbay.domain.model.ResourceModel;
import java.time.Duration;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The beans of the pages, and of the server around them. */
@Configuration(proxyBeanMethods = false)
public class WebConfiguration {

    @Bean
    StartPage startPage(
            @Value("${spring.application.name}") String service,
            ResourceModel model,
            RequestMappingHandlerMapping requestMappingHandlerMapping) {
        return new StartPage(service, model, PluginEndpoint.in(requestMappingHandlerMapping));
    }

    @Bean
    DocsPage docsPage(
            @Value("${spring.application.name}") String service,
            ResourceModel model,
            RequestMappingHandlerMapping requestMappingHandlerMapping) {
        return new DocsPage(service, model, PluginEndpoint.in(requestMappingHandlerMapping));
    }

    @Bean
    FilterRegistrationBean<BrowserHeaders> browserHeaders() {
        FilterRegistrationBean<BrowserHeaders> filter = new FilterRegistrationBean<>(new BrowserHeaders());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<RequestLimits> requestLimits(DomainProperties properties) {
        FilterRegistrationBean<RequestLimits> filter = new FilterRegistrationBean<>(new RequestLimits(
                properties.limits().body().toBytes(), properties.limits().bodyTime()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return filter;
    }

    @Bean
    Drain drain(ApplicationContext context, @Value("${patchbay.domain.drain-notice:1s}") Duration notice) {
        return new Drain(context, notice);
    }

    @Bean
    FilterRegistrationBean<RequestContextFilter> requestContext(Drain drain) {
        FilterRegistrationBean<RequestContextFilter> filter =
                new FilterRegistrationBean<>(new RequestContextFilter(drain));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatProblems() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }
}
