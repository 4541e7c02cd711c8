package dev.patchbay.openapi.merge.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.openapi.merge.MergeFixture;
import dev.patchbay.openapi.merge.config.MergeConfig.Conflicts;
import dev.patchbay.openapi.merge.problem.InvalidInputException;
import org.junit.jupiter.api.Test;

class WebhookLayoutTest {

    private static final String SOLD =
            "webhooks: {sold: {post: {description: %s, responses: {}}}, b_sold: {post: {responses: {}}}}";

    private static WebhookLayout webhooks(MergeFixture fixture) throws InvalidInputException {
        return fixture.webhooks(fixture.layout());
    }

    @Test
    void equalWebhooksShareTheFirstOne() throws InvalidInputException {
        MergeFixture fixture = MergeFixture.of(SOLD.formatted("one"), SOLD.formatted("one"));

        WebhookLayout webhooks = webhooks(fixture);

        assertThat(webhooks.all()).containsOnlyKeys("sold", "b_sold");
        assertThat(webhooks.isWritten(fixture.document(1), "sold")).isFalse();
    }

    @Test
    void unequalWebhookGetsANameThatNoDocumentUses() throws InvalidInputException {
        MergeFixture fixture = MergeFixture.of(SOLD.formatted("one"), SOLD.formatted("other"));

        assertThat(webhooks(fixture).nameOf(fixture.document(1), "sold")).isEqualTo("b_sold_2");
    }

    @Test
    void policyFirstDropsTheLaterOne() throws InvalidInputException {
        MergeFixture fixture = MergeFixture.of(
                config -> config.conflicts(Conflicts.FIRST), SOLD.formatted("one"), SOLD.formatted("other"));

        assertThat(webhooks(fixture).all()).containsOnlyKeys("sold", "b_sold");
    }
}
