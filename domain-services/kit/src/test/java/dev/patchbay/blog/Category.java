package dev.patchbay.blog;

import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** Outside the allow list. */
@Table("categories")
public record Category(@Id UUID id, String name, @Version long version) {}
