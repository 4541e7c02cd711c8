package dev.patchbay.blog;

import dev.patchbay.domain.tenancy.Tenant;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A plugin controller. */
@RestController
class EchoController {

    record Echo(String tenant, int number) {}

    @GetMapping("/posts/example")
    Echo echo(@RequestParam int number) {
        if (number == 13) {
            throw new IllegalStateException("select secret from posts");
        }
        return new Echo(Tenant.required().id().toString(), number);
    }
}
