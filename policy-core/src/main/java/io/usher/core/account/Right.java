package io.usher.core.account;

/**
 * Something that an administrator may do, or not.
 */
public enum Right {

	/** See the configuration, but no secrets. */
	VIEW_CONFIGURATION,

	/** Change what changes from day to day: conferences, rules, devices, people. */
	EDIT_DAILY,

	/** Change what decides for everybody: profiles, scripts, locations, settings. */
	EDIT_POLICY,

	/** Change administrators, node credentials, API tokens and OAuth2 clients. */
	MANAGE_ACCOUNTS,

	/** See PINs. */
	READ_SECRETS,

	/** See who changed what, and who logged in. */
	VIEW_HISTORY,

	/** See the decision log and the support log. */
	VIEW_LOGS,

	/** Ask what would happen, and try scripts. */
	SIMULATE

}
