package dev.patchbay.composer.cli;

import dev.patchbay.openapi.merge.problem.LocatedProblem;
import dev.patchbay.openapi.merge.problem.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The output of {@code --json}: one object, for programs. */
final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    static String text(Map<String, Object> members) {
        return MAPPER.writeValueAsString(members);
    }

    static List<Map<String, Object>> problems(List<LocatedProblem> problems) {
        return problems.stream()
                .map(problem -> {
                    Map<String, Object> members = located(problem.location());
                    members.put("code", problem.code());
                    members.put("message", problem.message());
                    return members;
                })
                .toList();
    }

    static Map<String, Object> located(SourceLocation location) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("file", location.file());
        members.put("line", location.line());
        members.put("column", location.column());
        return members;
    }
}
