package dev.patchbay.domain.security;

import dev.patchbay.domain.problem.ProblemWriter;
import dev.patchbay.domain.tenancy.TenantDirectory;
import dev.patchbay.domain.tenancy.TenantFilter;
import dev.patchbay.problems.Problem;
import dev.patchbay.problems.ProblemType;
import dev.patchbay.tokens.BearerToken;
import dev.patchbay.tokens.Claims;
import dev.patchbay.tokens.TokenRules;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** The one filter chain of a service. Nothing is open but the start page, the documents and the health probes. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(SecurityProperties.class)
public class SecurityConfiguration {

    private static final String[] OPEN = {"/", "/actuator/health", "/actuator/health/**", "/error"};
    private static final String[] DOCUMENTS = {"/docs", "/v3/api-docs", "/v3/api-docs.yaml"};

    @Bean
    JwtDecoder jwtDecoder(SecurityProperties properties) {
        return TokenDecoders.of(properties);
    }

    @Bean
    SecurityFilterChain serviceSecurity(
            HttpSecurity http,
            SecurityProperties properties,
            ProblemWriter problems,
            TenantDirectory tenants,
            @Value("${patchbay.domain.docs:open}") String docs) {
        boolean documentsAreOpen = docs.equalsIgnoreCase("open");
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(DOCUMENTS)
                        .access((authentication, request) -> new AuthorizationDecision(
                                documentsAreOpen || authentication.get() instanceof JwtAuthenticationToken))
                        .requestMatchers("/actuator/**")
                        .hasAuthority(Scopes.PREFIX + TokenRules.OPERATOR)
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(SecurityConfiguration::token)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(scopesAsAuthorities(properties)))
                        .authenticationEntryPoint((request, response, e) -> unauthenticated(response, e, problems)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, e) -> unauthenticated(response, e, problems))
                        .accessDeniedHandler((request, response, e) -> problems.write(
                                response,
                                Problem.of(ProblemType.INSUFFICIENT_SCOPE, "The access token lacks the scope operator")
                                        .withHeader(
                                                HttpHeaders.WWW_AUTHENTICATE,
                                                "Bearer error=\"insufficient_scope\", scope=\"operator\""))))
                .addFilterAfter(
                        new TenantFilter(
                                token -> (String) Claims.find(token.getClaims(), properties.tenantClaim()), tenants),
                        BearerTokenAuthenticationFilter.class)
                .build();
    }

    /** Lets every method in: the mapping of a path knows which of them it takes, and responds with 405 otherwise. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejectedRequests(ProblemWriter problems) {
        return (request, response, e) -> problems.write(
                response, Problem.of(ProblemType.INVALID_REQUEST, "The request's path or headers are malformed"));
    }

    /** Reads the token as the composer reads it, too. */
    private static @Nullable String token(HttpServletRequest request) {
        return BearerToken.in(Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)));
    }

    private static JwtAuthenticationConverter scopesAsAuthorities(SecurityProperties properties) {
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(token ->
                AuthorityUtils.createAuthorityList(Claims.scopes(token.getClaims(), properties.scopeClaim()).stream()
                        .map(scope -> Scopes.PREFIX + scope)
                        .toList()));
        return converter;
    }

    /** Writes the 401; a request without any token gets no error code (RFC 6750, section 3). */
    private static void unauthenticated(HttpServletResponse response, AuthenticationException e, ProblemWriter problems)
            throws java.io.IOException {
        Problem problem = e instanceof OAuth2AuthenticationException
                ? Problem.of(
                                ProblemType.INVALID_TOKEN,
                                "The access token is malformed, expired, not meant for this service, or names no"
                                        + " tenant")
                        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                : Problem.of(ProblemType.TOKEN_REQUIRED, "Send an access token: Authorization: Bearer ...")
                        .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.write(response, problem);
    }
}
