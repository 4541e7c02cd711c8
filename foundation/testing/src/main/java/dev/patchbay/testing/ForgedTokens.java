package dev.patchbay.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Tokens that nobody may take, each wrong in one way (RFC 8725 and RFC 6750 tell most of the ways): forged, stale,
 * meant for somebody else, or without a tenant. Otherwise they would be let in.
 */
public final class ForgedTokens {

    private final TestIssuer issuer;
    private final TestIssuer attacker;
    private final UUID tenant;
    private final String scopes;
    private final Map<String, String> tokens = new LinkedHashMap<>();

    private ForgedTokens(TestIssuer issuer, TestIssuer attacker, UUID tenant, String scopes) {
        this.issuer = issuer;
        this.attacker = attacker;
        this.tenant = tenant;
        this.scopes = scopes;
    }

    /**
     * All of them, by what is wrong.
     *
     * @param attacker an issuer that publishes keys of its own
     */
    public static Map<String, String> of(TestIssuer issuer, TestIssuer attacker, UUID tenant, String scopes) {
        ForgedTokens forged = new ForgedTokens(issuer, attacker, tenant, scopes);
        try {
            forged.wrongSignatures();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        forged.wrongTimes();
        forged.wrongNames();
        forged.wrongTenants();
        return forged.tokens;
    }

    private void wrongSignatures() throws JOSEException {
        RSAKey theirs = attacker.key();
        String good = claimed(claims -> claims);
        String[] parts = good.split("\\.", -1);
        tokens.put("no token at all", "nonsense");
        tokens.put("alg none", encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".");
        tokens.put("alg None", encoded("{\"alg\":\"None\",\"kid\":\"" + kid() + "\"}") + "." + parts[1] + ".");
        tokens.put("signature left out", parts[0] + "." + parts[1] + ".");
        tokens.put("signature cut off", good.substring(0, good.length() - 20));
        tokens.put("claims changed", parts[0] + "." + changed(parts[1]) + "." + parts[2]);
        tokens.put("five parts", good + ".." + parts[2]);
        for (JWSAlgorithm mac : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS512)) {
            byte[] der = issuer.key().toRSAPublicKey().getEncoded();
            String pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
            tokens.put(
                    mac + " with the public key, DER", signed(mac, header -> header.keyID(kid()), new MACSigner(der)));
            tokens.put(
                    mac + " with the public key, PEM",
                    signed(mac, header -> header.keyID(kid()), new MACSigner(pem.getBytes(UTF_8))));
        }
        JWSSigner foreign = new RSASSASigner(theirs);
        JWSAlgorithm rsa = JWSAlgorithm.RS256;
        tokens.put("foreign key, our kid", signed(rsa, header -> header.keyID(kid()), foreign));
        tokens.put("foreign key, its kid", signed(rsa, header -> header.keyID(theirs.getKeyID()), foreign));
        tokens.put("foreign key, no kid", signed(rsa, header -> header, foreign));
        tokens.put(
                "our key, unknown kid", signed(rsa, header -> header.keyID("other"), new RSASSASigner(issuer.key())));
        tokens.put(
                "foreign key, jku",
                signed(rsa, header -> header.jwkURL(URI.create(attacker.uri() + "/jwks")), foreign));
        tokens.put(
                "foreign key, x5u",
                signed(rsa, header -> header.x509CertURL(URI.create(attacker.uri() + "/jwks")), foreign));
        tokens.put("foreign key, in the header", signed(rsa, header -> header.jwk(theirs.toPublicJWK()), foreign));
        tokens.put(
                "critical header nobody knows",
                signed(
                        rsa,
                        header -> header.keyID(kid())
                                .criticalParams(Set.of("must"))
                                .customParam("must", "understand"),
                        new RSASSASigner(issuer.key())));
    }

    private void wrongTimes() {
        Date past = Date.from(Instant.now().minus(Duration.ofHours(1)));
        Date future = Date.from(Instant.now().plus(Duration.ofMinutes(30)));
        put("expired", claims -> claims.expirationTime(past));
        put("without end", claims -> claims.expirationTime(null));
        put("not yet valid", claims -> claims.notBeforeTime(future));
        put("issued in the future", claims -> claims.issueTime(future));
    }

    private void wrongNames() {
        put("for somebody else", claims -> claims.audience("other"));
        put("for nobody", claims -> claims.audience((String) null));
        put("for our name in capitals", claims -> claims.audience("PATCHBAY"));
        put("by somebody else", claims -> claims.issuer(attacker.uri()));
        put("by nobody", claims -> claims.issuer(null));
        put("by almost us", claims -> claims.issuer(issuer.uri() + "/"));
    }

    private void wrongTenants() {
        put("no tenant", claims -> claims.claim("tenant", null));
        put("tenant: empty", claims -> claims.claim("tenant", ""));
        put("tenant: number", claims -> claims.claim("tenant", 5));
        put("tenant: boolean", claims -> claims.claim("tenant", true));
        put("tenant: array", claims -> claims.claim("tenant", List.of(tenant.toString())));
        put("tenant: object", claims -> claims.claim("tenant", Map.of("id", tenant.toString())));
        put("tenant: name", claims -> claims.claim("tenant", "acme"));
        put("tenant: blank around", claims -> claims.claim("tenant", " " + tenant));
        put(
                "tenant: no hyphens",
                claims -> claims.claim("tenant", tenant.toString().replace("-", "")));
        put("tenant: groups moved", claims -> claims.claim("tenant", "0190-0000-00007000-8000-0000000000a1-"));
        put("tenant: SQL", claims -> claims.claim("tenant", tenant + "' or '1'='1"));
        put("tenant: two", claims -> claims.claim("tenant", tenant + "," + tenant));
    }

    private void put(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        tokens.put(name, claimed(change));
    }

    private String claimed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return issuer.token(
                claims -> change.apply(claims.claim("tenant", tenant.toString()).claim("scope", scopes)));
    }

    private String signed(JWSAlgorithm algorithm, UnaryOperator<JWSHeader.Builder> header, JWSSigner signer)
            throws JOSEException {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer.uri())
                .audience(TestIssuer.AUDIENCE)
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .claim("tenant", tenant.toString())
                .claim("scope", scopes)
                .build();
        SignedJWT token =
                new SignedJWT(header.apply(new JWSHeader.Builder(algorithm)).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private String kid() {
        return issuer.key().getKeyID();
    }

    private static String changed(String claims) {
        byte[] json = Base64.getUrlDecoder().decode(claims);
        String text = new String(json, UTF_8).replace("patchbay", "patchbaz");
        if (Arrays.equals(text.getBytes(UTF_8), json)) {
            throw new IllegalStateException("nothing was changed");
        }
        return encoded(text);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
    }
}
