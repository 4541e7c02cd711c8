package dev.patchbay.openapi.merge.diff;

import static dev.patchbay.openapi.merge.diff.Compatibility.BREAKING;
import static dev.patchbay.openapi.merge.diff.Compatibility.COMPATIBLE;
import static dev.patchbay.openapi.merge.diff.Compatibility.UNKNOWN;

/**
 * Why a change counts as what it counts as. Ids are stable across releases; {@code docs/openapi-diff.md} shows an
 * example of each.
 *
 * <p>"Sent" means sent by the API to its client: the request of a webhook or a callback.
 */
public enum DiffRule {
    OPERATION_REMOVED("PB-D01", BREAKING, "clients that call the operation get 405 or 404"),
    PATH_REMOVED("PB-D02", BREAKING, "clients that call the path get 404"),
    OPERATION_ADDED("PB-D03", COMPATIBLE, "nobody calls it yet"),
    PATH_VARIABLE_RENAMED("PB-D04", COMPATIBLE, "the name of a path variable is not sent"),
    OPERATION_ID_CHANGED("PB-D05", UNKNOWN, "generated clients name their methods after it, and links point to it"),
    DEPRECATED("PB-D06", COMPATIBLE, "it still works, but is about to go"),
    DEPRECATION_LIFTED("PB-D07", COMPATIBLE, "it is here to stay"),
    SERVER_REMOVED("PB-D08", BREAKING, "clients that use the address lose it"),
    SERVER_ADDED("PB-D09", COMPATIBLE, "one more address"),
    EVENT_REMOVED("PB-D10", BREAKING, "clients that wait for the webhook or callback wait in vain"),
    EVENT_ADDED("PB-D11", COMPATIBLE, "clients that do not know the webhook or callback have not asked for it"),

    PARAMETER_REMOVED("PB-D20", BREAKING, "clients that send the parameter are refused or ignored"),
    REQUIRED_PARAMETER_ADDED("PB-D21", BREAKING, "clients do not send the parameter"),
    OPTIONAL_PARAMETER_ADDED("PB-D22", COMPATIBLE, "clients need not send the parameter"),
    PARAMETER_BECAME_REQUIRED("PB-D23", BREAKING, "clients may not send the parameter"),
    PARAMETER_BECAME_OPTIONAL("PB-D24", COMPATIBLE, "clients may go on sending the parameter"),
    PARAMETER_MOVED("PB-D25", BREAKING, "clients send the parameter in the old place"),
    PARAMETER_SERIALIZATION_CHANGED("PB-D26", BREAKING, "clients write the value in the old way"),
    SENT_PARAMETER_REMOVED("PB-D27", BREAKING, "clients may rely on the parameter"),
    SENT_PARAMETER_BECAME_OPTIONAL("PB-D28", BREAKING, "clients rely on the parameter being there"),
    SENT_PARAMETER_ADDED("PB-D29", COMPATIBLE, "clients pass over a parameter that they do not know"),

    REQUIRED_BODY_ADDED("PB-D30", BREAKING, "clients send no body"),
    OPTIONAL_BODY_ADDED("PB-D31", COMPATIBLE, "clients need not send a body, or pass over the one they are sent"),
    BODY_REMOVED("PB-D32", BREAKING, "clients send or expect a body"),
    BODY_BECAME_REQUIRED("PB-D33", BREAKING, "clients may send no body"),
    BODY_BECAME_OPTIONAL("PB-D34", COMPATIBLE, "clients may go on sending a body"),
    REQUEST_MEDIA_TYPE_REMOVED("PB-D35", BREAKING, "clients that send this media type get 415"),
    REQUEST_MEDIA_TYPE_ADDED("PB-D36", COMPATIBLE, "one more media type is accepted"),
    ENCODING_CHANGED("PB-D37", UNKNOWN, "the parts of the body are written in another way"),
    SENT_BODY_BECAME_OPTIONAL("PB-D38", BREAKING, "clients rely on the body being there"),

    STATUS_REMOVED("PB-D40", BREAKING, "clients rely on this outcome"),
    ERROR_STATUS_REMOVED("PB-D41", COMPATIBLE, "one way to fail less"),
    STATUS_ADDED("PB-D42", COMPATIBLE, "clients handle every error by its class (RFC 9110, section 15)"),
    SUCCESS_STATUS_ADDED("PB-D43", UNKNOWN, "clients may take one outcome for granted"),
    RESPONSE_MEDIA_TYPE_REMOVED("PB-D44", BREAKING, "clients that accept this media type only get 406, or cannot read"),
    RESPONSE_MEDIA_TYPE_ADDED("PB-D45", COMPATIBLE, "clients get it only when they accept it"),
    HEADER_REMOVED("PB-D46", BREAKING, "clients may rely on the header"),
    HEADER_BECAME_OPTIONAL("PB-D47", BREAKING, "clients rely on the header being there"),
    HEADER_ADDED("PB-D48", COMPATIBLE, "clients pass over a header that they do not know"),
    HEADER_BECAME_REQUIRED("PB-D49", BREAKING, "clients may not answer a webhook or callback with the header"),

    REQUEST_TYPE_NARROWED("PB-D50", BREAKING, "clients may send the type that is refused now"),
    REQUEST_ENUM_NARROWED("PB-D51", BREAKING, "clients may send the value that is refused now"),
    REQUEST_FORMAT_NARROWED("PB-D52", BREAKING, "clients may send what the new format refuses"),
    REQUEST_BOUNDS_NARROWED("PB-D53", BREAKING, "clients may send what is out of bounds now"),
    REQUEST_PATTERN_ADDED("PB-D54", BREAKING, "clients may send what does not match"),
    REQUEST_PROPERTY_REQUIRED("PB-D55", BREAKING, "clients may not send the property"),
    REQUEST_PROPERTY_REMOVED("PB-D56", BREAKING, "clients that send the property are refused or ignored"),
    REQUEST_PROPERTIES_CLOSED("PB-D57", BREAKING, "clients may send further properties"),
    REQUEST_ALTERNATIVE_REMOVED("PB-D58", BREAKING, "clients may send the alternative that is refused now"),
    REQUEST_WIDENED("PB-D59", COMPATIBLE, "more is accepted than before"),

    RESPONSE_TYPE_WIDENED("PB-D60", BREAKING, "clients cannot read a value of the new type"),
    RESPONSE_ENUM_WIDENED("PB-D61", BREAKING, "clients do not know the new value"),
    RESPONSE_FORMAT_WIDENED("PB-D62", BREAKING, "clients read the old format"),
    RESPONSE_BOUNDS_WIDENED("PB-D63", BREAKING, "clients may rely on the old bounds"),
    RESPONSE_PATTERN_REMOVED("PB-D64", BREAKING, "clients may rely on the old pattern"),
    RESPONSE_PROPERTY_OPTIONAL("PB-D65", BREAKING, "clients rely on the property being there"),
    RESPONSE_PROPERTY_REMOVED("PB-D66", BREAKING, "clients may rely on the property"),
    RESPONSE_PROPERTIES_OPENED("PB-D67", BREAKING, "clients were told that no other property comes"),
    RESPONSE_ALTERNATIVE_ADDED("PB-D68", BREAKING, "clients do not know the new alternative"),
    RESPONSE_NARROWED("PB-D69", COMPATIBLE, "clients get less variety than they can handle"),

    PROPERTY_ADDED("PB-D70", COMPATIBLE, "clients need not send it, or pass over it"),
    PATTERN_CHANGED("PB-D71", UNKNOWN, "whether one pattern matches all that another does is not decided here"),
    CONSTRAINT_CHANGED("PB-D72", UNKNOWN, "negations, conditions and the like do not tell narrower from wider"),
    DEFAULT_CHANGED("PB-D73", UNKNOWN, "what is left out means something else now"),
    DISCRIMINATOR_CHANGED("PB-D74", UNKNOWN, "other values or another property tell the alternatives apart"),

    SECURITY_ADDED("PB-D80", BREAKING, "clients call without credentials"),
    SECURITY_ALTERNATIVE_REMOVED("PB-D81", BREAKING, "clients with these credentials get 401"),
    SCOPE_REQUIRED("PB-D82", BREAKING, "clients whose token lacks the scope get 403"),
    SECURITY_LOOSENED("PB-D83", COMPATIBLE, "every credential that was accepted still is"),
    SECURITY_DETAILS_CHANGED("PB-D84", UNKNOWN, "credentials are obtained or sent in another way"),

    NOT_COMPARED("PB-D90", UNKNOWN, "the documents are too large or too entangled to compare in full");

    private final String id;
    private final Compatibility compatibility;
    private final String reason;

    DiffRule(String id, Compatibility compatibility, String reason) {
        this.id = id;
        this.compatibility = compatibility;
        this.reason = reason;
    }

    /** {@code PB-D01}. */
    public String id() {
        return id;
    }

    public Compatibility compatibility() {
        return compatibility;
    }

    /** Why, in half a sentence. */
    public String reason() {
        return reason;
    }
}
