package dev.patchbay.customers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows how a service adds an endpoint of its own: an ordinary controller, secured and documented like the others. */
@RestController
@Tag(name = "Example", description = "An endpoint that the service adds by hand.")
class ExampleController {

    /** The example's response. */
    record Greeting(String message) {}

    @GetMapping("/customers/example")
    @Operation(
            operationId = "getCustomersExample",
            summary = "Say hello",
            description = "A plugin endpoint of the customers service.")
    Greeting example() {
        return new Greeting("Hello from customers");
    }
}
