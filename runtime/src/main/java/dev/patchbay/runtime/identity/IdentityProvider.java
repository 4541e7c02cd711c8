package dev.patchbay.runtime.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.patchbay.runtime.problem.LaunchException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * An OAuth 2.0 authorization server for a developer's machine: one client per demo tenant, the client credentials grant
 * (RFC 6749 section 4.4), tokens as RFC 9068 asks for them but for the added {@code tenant} claim. A deployment brings
 * an identity provider of its own.
 *
 * <p>It shares its class path with servlet applications that use a database, so it names the auto-configurations it
 * wants instead of taking all that the class path would switch on.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class
})
public class IdentityProvider {

    private static final String TENANT = "tenant";
    private static final String PLAN = "plan";

    /** Starts the provider; the context is ready for token requests when this returns. */
    public static ConfigurableApplicationContext start(IdentityConfig config) {
        requireNotProduction(System.getenv("PATCHBAY_MODE"));
        SpringApplication application = new SpringApplicationBuilder(IdentityProvider.class)
                .web(WebApplicationType.SERVLET)
                .initializers(context -> context.getBeanFactory().registerSingleton("identityConfig", config))
                .properties(Map.of(
                        "spring.config.name",
                        "identity",
                        "spring.application.name",
                        "identity",
                        "spring.main.banner-mode",
                        "off",
                        "server.address",
                        config.address().getHostAddress(),
                        "server.port",
                        config.port(),
                        "spring.threads.virtual.enabled",
                        true))
                .build();
        application.setRegisterShutdownHook(false);
        return application.run();
    }

    /**
     * Rejects production mode: everyone who can read the demo clients' secrets can act for any tenant.
     *
     * @throws LaunchException in production
     */
    static void requireNotProduction(@Nullable String mode) {
        if ("production".equalsIgnoreCase(mode)) {
            throw new LaunchException(
                    "PATCHBAY_MODE is production, and there the local identity provider does not start;"
                            + " set PATCHBAY_ISSUER to your own and start the services by themselves");
        }
    }

    @Bean
    SecurityFilterChain authorizationServer(HttpSecurity http) {
        return http.with(new OAuth2AuthorizationServerConfigurer(), server -> server.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .csrf(csrf -> csrf.disable())
                .build();
    }

    @Bean
    AuthorizationServerSettings settings(IdentityConfig config) {
        return AuthorizationServerSettings.builder()
                .issuer(config.issuer().toString())
                .build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    RegisteredClientRepository clients(IdentityConfig config) {
        List<RegisteredClient> clients = config.clients().stream()
                .map(client -> register(client, config))
                .toList();
        return new InMemoryRegisteredClientRepository(clients);
    }

    @Bean
    JWKSource<SecurityContext> keys(IdentityConfig config) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.readOrCreate(config.keyFile())));
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tenantClaim() {
        return context -> {
            context.getClaims()
                    .audience(List.of(IdentityConfig.AUDIENCE))
                    .claim("scope", String.join(" ", scopes(context)));
            @Nullable
            Object tenant = context.getRegisteredClient().getClientSettings().getSetting(TENANT);
            if (tenant != null) {
                context.getClaims().claim(TENANT, tenant);
            }
            @Nullable
            Object plan = context.getRegisteredClient().getClientSettings().getSetting(PLAN);
            if (plan != null) {
                context.getClaims().claim(PLAN, plan);
            }
        };
    }

    /**
     * RFC 6749, section 3.3: a request without a scope gets the default, which is here all that the client may have.
     */
    private static Set<String> scopes(JwtEncodingContext context) {
        Set<String> asked = context.getAuthorizedScopes();
        return asked.isEmpty() ? new TreeSet<>(context.getRegisteredClient().getScopes()) : asked;
    }

    private static ClientSettings settings(IdentityConfig.Client client) {
        ClientSettings.Builder settings = ClientSettings.builder();
        if (client.tenant() != null) {
            settings.setting(TENANT, client.tenant().toString());
        }
        if (client.plan() != null) {
            settings.setting(PLAN, client.plan());
        }
        return settings.build();
    }

    private static RegisteredClient register(IdentityConfig.Client client, IdentityConfig config) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                // {noop}: the secret is a random one of 128 bits, so slow hashing would only slow the tour down.
                .clientSecret("{noop}" + client.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(client.scopes()))
                .clientSettings(settings(client))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(config.tokenLife())
                        .build())
                .build();
    }
}
