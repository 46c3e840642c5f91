package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

import io.usher.core.picture.Base64Picture;

/**
 * People.
 */
public final class PersonFields {

	/** Address of a picture. */
	public static final Field AVATAR_URL = Field.named("avatar_url", text(255, Format.URL))
		.label("Address of a picture")
		.help("Where the person's picture is, an http or https address.")
		.group(Group.GENERAL)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Department. */
	public static final Field DEPARTMENT = Field.named("department", text(100))
		.label("Department")
		.help("The department to which the person belongs.")
		.group(Group.GENERAL)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Display name. */
	public static final Field DISPLAY_NAME = Field.named("display_name", text())
		.label("Display name")
		.help("What the person is called in lists and the directory.")
		.group(Group.GENERAL)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Exchange user ID. */
	public static final Field EXCHANGE_USER_ID = Field.named("exchange_user_id", text())
		.label("Exchange user ID")
		.help("Who the person is in Exchange. Written by synchronisation.")
		.group(Group.ADVANCED)
		.in(optional().orNull(), Table.PERSON_RECORD)
		.build();

	/** First name. */
	public static final Field FIRST_NAME = Field.named("first_name", text())
		.label("First name")
		.help("The person's first name.")
		.group(Group.GENERAL)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Last name. */
	public static final Field LAST_NAME = Field.named("last_name", text())
		.label("Last name")
		.help("The person's last name.")
		.group(Group.GENERAL)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Mobile number. */
	public static final Field MOBILE_NUMBER = Field.named("mobile_number", text(100))
		.label("Mobile number")
		.help("The person's mobile telephone number.")
		.group(Group.GENERAL)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Exchange mailbox ID. */
	public static final Field MS_EXCHANGE_GUID = Field.named("ms_exchange_guid", text(100))
		.label("Exchange mailbox ID")
		.help("Which Exchange mailbox the person has. Written by synchronisation.")
		.group(Group.ADVANCED)
		.in(optional().orNull(), Table.PERSON_RECORD)
		.build();

	/** Picture. */
	public static final Field PICTURE = Field.named("picture", text(Base64Picture.MAX_CHARACTERS, Format.PICTURE))
		.label("Picture")
		.help("The person's picture itself: the base64 of a JPEG, PNG or GIF of up to 256 kB.")
		.group(Group.GENERAL)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** E-mail address. */
	public static final Field PRIMARY_EMAIL_ADDRESS = Field.named("primary_email_address", text(100, Format.EMAIL))
		.label("E-mail address")
		.help("The person's e-mail address, by which services find their owner. No two people share one.")
		.group(Group.GENERAL)
		.in(required(), Table.PERSON_RECORD)
		.build();

	/** Telephone number. */
	public static final Field TELEPHONE_NUMBER = Field.named("telephone_number", text(100))
		.label("Telephone number")
		.help("The person's telephone number.")
		.group(Group.GENERAL)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Title. */
	public static final Field TITLE = Field.named("title", text(128))
		.label("Title")
		.help("The person's job title.")
		.group(Group.GENERAL)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	/** Directory object ID. */
	public static final Field USER_OID = Field.named("user_oid", text())
		.label("Directory object ID")
		.help("Who the person is in Microsoft Entra ID. Written by synchronisation.")
		.group(Group.ADVANCED)
		.in(optional().orNull(), Table.PERSON_RECORD)
		.build();

	/** UUID. */
	public static final Field UUID = Field.named("uuid", text())
		.label("UUID")
		.help("Identifies the person across systems. Made by the server unless given.")
		.group(Group.ADVANCED)
		.in(optional(), Table.PERSON_RECORD)
		.build();

	private PersonFields() {
	}

}
