package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.moment;
import static io.usher.core.catalogue.FieldKind.references;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.FieldKind.texts;
import static io.usher.core.catalogue.FieldKind.wholeNumber;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * Administrators, node credentials, API tokens and OAuth2 clients.
 */
public final class AccountFields {

	/** The name that an administrator logs in with. */
	public static final Field USERNAME = Field.named("username", text(100))
		.label("User name")
		.help("The name to log in with.")
		.in(required(), Table.ADMINISTRATOR_RECORD, Table.NODE_CREDENTIAL_RECORD)
		.build();

	/** The slow hash of an administrator's password. */
	public static final Field PASSWORD_HASH = Field.named("password_hash", text(250))
		.label("Password")
		.help("Only a slow hash of the password is kept.")
		.secret()
		.group(Group.ACCESS)
		.in(required().as("password"), Table.ADMINISTRATOR_RECORD)
		.build();

	/** Whether the password was generated and must be changed at the next login. */
	public static final Field MUST_CHANGE_PASSWORD = Field.named("must_change_password", flag())
		.label("Must choose a new password")
		.help("The password was generated; the next login asks for a new one.")
		.group(Group.ACCESS)
		.in(optional().byDefault(false), Table.ADMINISTRATOR_RECORD)
		.build();

	/** What an administrator may do. */
	public static final Field ACCOUNT_ROLE = Field
		.named("account_role",
				choice(Option.of("administrator", "Administrator: may change everything and read secrets"),
						Option.of("operator",
								"Operator: changes conferences, rules, devices and people; reads no secrets"),
						Option.of("auditor", "Auditor: reads everything but secrets, changes nothing"),
						Option.of("help_desk", "Help desk: the simulator and the logs, nothing else")))
		.label("Role")
		.help("What may be done with it, in the console and through the administration API.")
		.group(Group.ACCESS)
		.in(required().as("role"), Table.ADMINISTRATOR_RECORD, Table.API_TOKEN_RECORD, Table.OAUTH2_CLIENT_RECORD)
		.build();

	/** Whether it may be used. */
	public static final Field ENABLED = Field.named("enabled", flag())
		.label("Enabled")
		.help("A disabled one is kept, and refused.")
		.in(optional().byDefault(true), Table.ADMINISTRATOR_RECORD, Table.NODE_CREDENTIAL_RECORD,
				Table.API_TOKEN_RECORD, Table.OAUTH2_CLIENT_RECORD)
		.build();

	/** The secret that an administrator's authenticator app shares, in Base32. */
	public static final Field SECOND_FACTOR = Field.named("second_factor", text(100))
		.label("Second factor")
		.help("The secret shared with an authenticator app, which makes the codes for logging in.")
		.secret()
		.group(Group.ACCESS)
		.in(optional(), Table.ADMINISTRATOR_RECORD)
		.build();

	/** Keyed hashes of the codes that take the second factor's place once each. */
	public static final Field RECOVERY_CODES = Field.named("recovery_codes", text(1000))
		.label("Recovery codes")
		.help("Only keyed hashes of the codes that are left are kept.")
		.secret()
		.group(Group.ACCESS)
		.in(optional(), Table.ADMINISTRATOR_RECORD)
		.build();

	/** The keyed hash that a node's password or a token is compared with. */
	public static final Field VERIFIER = Field.named("verifier", text(250))
		.label("Password")
		.help("Only a keyed hash of the password is kept.")
		.secret()
		.group(Group.ACCESS)
		.in(required().as("password"), Table.NODE_CREDENTIAL_RECORD)
		.in(required().as("token"), Table.API_TOKEN_RECORD)
		.build();

	/**
	 * What a token begins with, after the word that all begin with; it finds the token.
	 */
	public static final Field TOKEN_PREFIX = Field.named("token_prefix", text(20))
		.label("Begins with")
		.help("What the token begins with, to tell it from others. It is no secret.")
		.group(Group.ACCESS)
		.in(optional().as("prefix"), Table.API_TOKEN_RECORD)
		.build();

	/** Whether a token reads PINs. */
	public static final Field READS_SECRETS = Field.named("reads_secrets", flag())
		.label("Reads PINs")
		.help("PINs are null in the API without it. Terraform needs it, to see whether they changed.")
		.group(Group.ACCESS)
		.in(optional().byDefault(false), Table.API_TOKEN_RECORD)
		.build();

	/** When a token ends. */
	public static final Field EXPIRES = Field.named("expires", moment())
		.label("Ends")
		.help("From then on the token is refused, in UTC. Empty: never.")
		.group(Group.ACCESS)
		.in(optional(), Table.API_TOKEN_RECORD)
		.build();

	/** What an OAuth2 client calls itself; the number of its record. */
	public static final Field CLIENT_ID = Field.named("client_id", text(20))
		.label("Client ID")
		.help("What the client calls itself in its assertions, and in its address in the API. Usher gives it.")
		.in(optional(), Table.OAUTH2_CLIENT_RECORD)
		.build();

	/**
	 * The public key of an OAuth2 client, as a JSON Web Key. It is kept like a secret, so
	 * that nobody puts another one in its place past the program.
	 */
	public static final Field CLIENT_KEY = Field.named("client_key", text(500))
		.label("Key")
		.help("Only the public key is kept. The private key is told once, when it is made.")
		.secret()
		.group(Group.ACCESS)
		.in(required().as("private_key_jwt"), Table.OAUTH2_CLIENT_RECORD)
		.build();

	/** Counts what ends an OAuth2 client's access tokens. */
	public static final Field CREDENTIAL_VERSION = Field.named("credential_version", wholeNumber(1, 1_000_000_000_000L))
		.label("Credential version")
		.help("Counts changes of the key, the role and the state, each of which ends the access tokens of before.")
		.group(Group.ACCESS)
		.in(optional(), Table.OAUTH2_CLIENT_RECORD)
		.build();

	/** The locations for which a node credential may ask; empty for all. */
	public static final Field LOCATIONS = Field.named("locations", references(RecordKind.SYSTEM_LOCATION))
		.label("Only for these locations")
		.help("Requests that name another location are refused. Empty: any location.")
		.group(Group.ACCESS)
		.in(optional(), Table.NODE_CREDENTIAL_RECORD)
		.build();

	/** The networks from which a node credential is taken; empty for all. */
	public static final Field NETWORKS = Field.named("networks", texts(text(50, Format.NETWORK)))
		.label("Only from these networks")
		.help("Requests from another address are refused. Empty: any address.")
		.group(Group.ACCESS)
		.in(optional(), Table.NODE_CREDENTIAL_RECORD)
		.build();

	private AccountFields() {
	}

}
