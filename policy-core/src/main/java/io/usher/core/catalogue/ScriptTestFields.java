package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.moment;
import static io.usher.core.catalogue.FieldKind.reference;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * Tests that are kept for the scripts of policy profiles.
 */
public final class ScriptTestFields {

	/** The profile whose script is tested. */
	public static final Field PROFILE = Field.named("script_profile", reference(RecordKind.POLICY_PROFILE))
		.label("Policy profile")
		.help("The policy profile whose script is tested. A profile that is deleted takes its tests along.")
		.in(required().as("policy_server"), Table.SCRIPT_TEST_RECORD)
		.build();

	/** Which of the profile's scripts is tested. */
	public static final Field KIND = Field
		.named("script_kind", choice(Option.of("service", "Service configuration"),
				Option.of("participant", "Participant properties"), Option.of("media_location", "Media location")))
		.label("Script")
		.help("Which of the profile's three scripts is tested.")
		.in(required().as("kind"), Table.SCRIPT_TEST_RECORD)
		.build();

	/** What the script reads. */
	public static final Field INPUT = Field.named("script_input", text(65536, Format.JSON_OBJECT))
		.label("Input")
		.help("The script's variables, as a JSON object. It is kept readable: put no real PINs or passwords here.")
		.in(required().as("input"), Table.SCRIPT_TEST_RECORD)
		.build();

	/** What must come of it. */
	public static final Field EXPECTED = Field.named("expected_result", text(65536, Format.JSON_OBJECT))
		.label("Expected result")
		.help("What Infinity must be told, as a JSON object with action and result. What of these two is "
				+ "left out may be anything.")
		.in(required().as("expected"), Table.SCRIPT_TEST_RECORD)
		.build();

	/** The time that the script sees. */
	public static final Field AT = Field.named("script_time", moment())
		.label("Date and time")
		.help("The moment that the script sees, in UTC. None: the moment at which the test runs.")
		.in(optional().as("at"), Table.SCRIPT_TEST_RECORD)
		.build();

	private ScriptTestFields() {
	}

}
