package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.reference;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * Devices.
 */
public final class DeviceFields {

	/** Alias. */
	public static final Field ALIAS = Field.named("alias", text())
		.label("Alias")
		.help("The alias with which the device registers, compared whole.")
		.group(Group.GENERAL)
		.in(required(), Table.DEVICE_RECORD)
		.build();

	/** H.323 registration. */
	public static final Field ENABLE_H323 = Field.named("enable_h323", flag())
		.label("H.323 registration")
		.help("Whether the alias may register over H.323. Off by default.")
		.group(Group.ACCESS)
		.in(optional().byDefault(false), Table.DEVICE_RECORD)
		.build();

	/** Connect apps without single sign-on. */
	public static final Field ENABLE_INFINITY_CONNECT_NON_SSO = Field.named("enable_infinity_connect_non_sso", flag())
		.label("Connect apps without single sign-on")
		.help("Whether Connect apps may register the alias with user name and password.")
		.group(Group.ACCESS)
		.in(optional(), Table.DEVICE_RECORD)
		.build();

	/** Connect apps with AD FS. */
	public static final Field ENABLE_INFINITY_CONNECT_SSO = Field.named("enable_infinity_connect_sso", flag())
		.label("Connect apps with AD FS")
		.help("Whether Connect apps may register the alias through AD FS single sign-on.")
		.group(Group.ACCESS)
		.in(optional(), Table.DEVICE_RECORD)
		.build();

	/** SIP registration. */
	public static final Field ENABLE_SIP = Field.named("enable_sip", flag())
		.label("SIP registration")
		.help("Whether the alias may register over SIP. Off by default.")
		.group(Group.ACCESS)
		.in(optional().byDefault(false), Table.DEVICE_RECORD)
		.build();

	/** Connect apps with an Identity Provider. */
	public static final Field ENABLE_STANDARD_SSO = Field.named("enable_standard_sso", flag())
		.label("Connect apps with an Identity Provider")
		.help("Whether Connect apps may register the alias by signing in with an Identity Provider.")
		.group(Group.ACCESS)
		.in(optional(), Table.DEVICE_RECORD)
		.build();

	/** Password. */
	public static final Field PASSWORD = Field.named("password", text(100))
		.label("Password")
		.help("What the device must authenticate with. Empty, with an empty user name: it need not.")
		.group(Group.ACCESS)
		.secret()
		.in(optional(), Table.DEVICE_RECORD)
		.build();

	/** Identity Providers. */
	public static final Field SSO_IDENTITY_PROVIDER_GROUP = Field
		.named("sso_identity_provider_group", reference(RecordKind.IDENTITY_PROVIDER_GROUP))
		.label("Identity Providers")
		.help("The group of Identity Providers with which users sign in to register the alias.")
		.group(Group.ACCESS)
		.in(optional(), Table.DEVICE_RECORD)
		.build();

	/** User name. */
	public static final Field USERNAME = Field.named("username", text(100))
		.label("User name")
		.help("The name with which the device must authenticate.")
		.group(Group.ACCESS)
		.in(optional(), Table.DEVICE_RECORD)
		.build();

	private DeviceFields() {
	}

}
