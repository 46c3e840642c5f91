package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.reference;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.FieldKind.texts;
import static io.usher.core.catalogue.FieldKind.wholeNumber;
import static io.usher.core.catalogue.Use.optional;

/**
 * The settings of this deployment.
 */
public final class GlobalFields {

	/** The fewest characters of a conference's PIN. */
	public static final Field MIN_PIN_LENGTH = Field.named("min_pin_length", wholeNumber(4, 20))
		.label("Shortest PIN")
		.help("The fewest characters that a conference's PIN may have.")
		.group(Group.ACCESS)
		.in(optional().byDefault(4L), Table.GLOBAL_RECORD)
		.build();

	/** Which set of fields holds where a request does not say its version. */
	public static final Field INFINITY_VERSION = Field
		.named("infinity_version", choice(Option.of("34", "34 and earlier"), Option.of("35", "35 and later")))
		.label("Infinity version")
		.help("Which fields answers may hold when a request does not tell its version.")
		.in(optional().byDefault("34"), Table.GLOBAL_RECORD)
		.build();

	/** Which profile decides for locations that Usher does not know. */
	public static final Field DEFAULT_POLICY_SERVER = Field
		.named("default_policy_server", reference(RecordKind.POLICY_PROFILE))
		.label("Default policy profile")
		.help("What decides requests from locations that Usher does not know. None: own data alone.")
		.group(Group.POLICY)
		.in(optional(), Table.GLOBAL_RECORD)
		.build();

	/** Which attributes of Identity Providers the decision log keeps. */
	public static final Field LOGGED_IDP_ATTRIBUTES = Field.named("logged_idp_attributes", texts(text(250)))
		.label("Logged attributes of Identity Providers")
		.help("The names of the attributes that the decision log keeps. They are personal data: "
				+ "without this, none is kept.")
		.group(Group.ADVANCED)
		.in(optional(), Table.GLOBAL_RECORD)
		.build();

	/** How long the decision log keeps a decision. */
	public static final Field DECISION_LOG_DAYS = Field.named("decision_log_days", wholeNumber(1, 3650))
		.label("Keep decisions for")
		.help("How long the decision log and the support log keep an entry. 30 days by default.")
		.group(Group.ADVANCED)
		.unit("days")
		.in(optional().byDefault(30L), Table.GLOBAL_RECORD)
		.build();

	/** How many decisions the decision log keeps. */
	public static final Field DECISION_LOG_ENTRIES = Field.named("decision_log_entries", wholeNumber(1000, 100_000_000))
		.label("Keep at most")
		.help("How many entries the decision log keeps; the oldest go first. 2,000,000 by default.")
		.group(Group.ADVANCED)
		.unit("entries")
		.in(optional().byDefault(2_000_000L), Table.GLOBAL_RECORD)
		.build();

	/** What requests get that an overloaded instance cannot decide in time. */
	public static final Field OVERLOAD_ACTION = Field
		.named("overload_action",
				choice(Option.of("continue", "Fall back to Infinity's own data"), Option.of("reject", "Reject")))
		.label("When Usher is overloaded")
		.help("What a request gets that waited so long that Infinity would not wait for its decision. "
				+ "By default Infinity falls back to its own data.")
		.group(Group.POLICY)
		.in(optional().byDefault("continue"), Table.GLOBAL_RECORD)
		.build();

	/** Whether passwords are refused at the Management API. */
	public static final Field API_OAUTH2_DISABLE_BASIC = Field.named("api_oauth2_disable_basic", flag())
		.label("Refuse passwords at the administration API")
		.help("Programs then need API tokens or OAuth2 below /api/admin/: administrators' passwords are "
				+ "refused there. The console goes on taking them.")
		.group(Group.ACCESS)
		.in(optional().byDefault(false), Table.GLOBAL_RECORD)
		.build();

	/** How long access tokens of OAuth2 clients last. */
	public static final Field API_OAUTH2_EXPIRATION = Field.named("api_oauth2_expiration", wholeNumber(60, 86_400))
		.label("OAuth2 access tokens last")
		.help("How long an OAuth2 client may use an access token before it fetches the next. "
				+ "An hour, 3,600 seconds, by default.")
		.group(Group.ACCESS)
		.unit("seconds")
		.in(optional().byDefault(3600L), Table.GLOBAL_RECORD)
		.build();

	private GlobalFields() {
	}

}
