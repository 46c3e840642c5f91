package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * People.
 */
public final class PersonFields {

	/** Avatar URL. */
	public static final Field AVATAR_URL = Field.named("avatar_url", text(255, Format.URL))
		.label("Avatar URL")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Department. */
	public static final Field DEPARTMENT = Field.named("department", text(100))
		.label("Department")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Display name. */
	public static final Field DISPLAY_NAME = Field.named("display_name", text())
		.label("Display name")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Exchange user id. */
	public static final Field EXCHANGE_USER_ID = Field.named("exchange_user_id", text())
		.label("Exchange user id")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** First name. */
	public static final Field FIRST_NAME = Field.named("first_name", text())
		.label("First name")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Last name. */
	public static final Field LAST_NAME = Field.named("last_name", text())
		.label("Last name")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Mobile number. */
	public static final Field MOBILE_NUMBER = Field.named("mobile_number", text(100))
		.label("Mobile number")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Ms exchange guid. */
	public static final Field MS_EXCHANGE_GUID = Field.named("ms_exchange_guid", text(100))
		.label("Ms exchange guid")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Primary email address. */
	public static final Field PRIMARY_EMAIL_ADDRESS = Field.named("primary_email_address", text(100, Format.EMAIL))
		.label("Primary email address")
		.help("")
		.group(Group.ADVANCED)
		.in(required(), Table.PERSON_RECORD)
		.build();

	/** Telephone number. */
	public static final Field TELEPHONE_NUMBER = Field.named("telephone_number", text(100))
		.label("Telephone number")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Title. */
	public static final Field TITLE = Field.named("title", text(128))
		.label("Title")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** User oid. */
	public static final Field USER_OID = Field.named("user_oid", text())
		.label("User oid")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Uuid. */
	public static final Field UUID = Field.named("uuid", text())
		.label("Uuid")
		.help("")
		.group(Group.ADVANCED)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	private PersonFields() {
	}

}
