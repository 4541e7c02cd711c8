package dev.patchbay.composer.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Collection;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/**
 * Holds the publisher and the subscriber written here to the rules of Reactive Streams, by the specification's own test
 * kit. The third such class, {@link Attempt}, emits no items, so that most rules say nothing about it, and cannot be
 * made without a request on a server's connection and a platform's route; the tests over sockets hold what is left: one
 * end, which comes last, and cancellation.
 */
class ReactiveStreamsTest {

    @TestFactory
    Stream<DynamicTest> responseBodyKeepsTheRulesOfPublishers() {
        return results(ResponseBodyVerification.class);
    }

    @TestFactory
    Stream<DynamicTest> requestBodyKeepsTheRulesOfSubscribers() {
        return results(RequestBodyVerification.class);
    }

    /** The kit is written for TestNG; each of its tests is reported as one of JUnit's. */
    private static Stream<DynamicTest> results(Class<?> verification) {
        TestListenerAdapter results = new TestListenerAdapter();
        TestNG kit = new TestNG(false);
        kit.setVerbose(0);
        kit.setTestClasses(new Class<?>[] {verification});
        kit.addListener(results);
        kit.run();
        assertThat(results.getPassedTests()).hasSizeGreaterThan(10);
        // What the kit leaves out are rules that it says no test can verify, and optional ones, such as many
        // subscribers.
        assertThat(results.getSkippedTests())
                .extracting(ITestResult::getName)
                .noneMatch(name -> name.startsWith("required_"));
        return Stream.of(results.getPassedTests(), results.getFailedTests())
                .flatMap(Collection::stream)
                .map(result -> dynamicTest(result.getName(), () -> {
                    if (result.getThrowable() != null) {
                        throw result.getThrowable();
                    }
                }));
    }
}
