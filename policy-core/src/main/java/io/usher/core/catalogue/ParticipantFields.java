package io.usher.core.catalogue;

import static io.usher.core.catalogue.FieldKind.choice;
import static io.usher.core.catalogue.FieldKind.flag;
import static io.usher.core.catalogue.FieldKind.rows;
import static io.usher.core.catalogue.FieldKind.text;
import static io.usher.core.catalogue.FieldKind.wholeNumber;
import static io.usher.core.catalogue.Use.optional;
import static io.usher.core.catalogue.Use.required;

/**
 * Participant properties.
 */
public final class ParticipantFields {

	/** Role. */
	public static final Field PREAUTHENTICATED_ROLE = Field
		.named("preauthenticated_role", choice(Option.of("chair", "Host"), Option.of("guest", "Guest")))
		.label("Role")
		.help("The role in which the participant joins. Null, only where it was null before, leaves "
				+ "it to the PIN; a role spares SIP and H.323 callers the PIN.")
		.group(Group.ACCESS)
		.in(optional().orNull().noted("Null only where it was null before."), Table.PARTICIPANT)
		.build();

	/** Participant's alias. */
	public static final Field REMOTE_ALIAS = Field.named("remote_alias", text())
		.label("Participant's alias")
		.help("What the participant's alias is shown as from now on. The call log keeps the original.")
		.group(Group.GENERAL)
		.in(optional(), Table.PARTICIPANT)
		.build();

	/** Display name. */
	public static final Field REMOTE_DISPLAY_NAME = Field.named("remote_display_name", text())
		.label("Display name")
		.help("What the participant is called from now on. Null only where there was no name "
				+ "before. The call log keeps the original.")
		.group(Group.GENERAL)
		.in(optional().orNull().noted("Null only where it was null before."), Table.PARTICIPANT)
		.build();

	/** Pass a locked conference. */
	public static final Field BYPASS_LOCK = Field.named("bypass_lock", flag())
		.label("Pass a locked conference")
		.help("Lets the participant into a locked conference without being admitted. Off by default.")
		.group(Group.ACCESS)
		.in(optional().byDefault(false), Table.PARTICIPANT)
		.build();

	/** Reason for the rejection. */
	public static final Field REJECT_REASON = Field.named("reject_reason", text())
		.label("Reason for the rejection")
		.help("What users of Connect apps read when the answer rejects them. Only together with that action.")
		.group(Group.ACCESS)
		.in(optional().noted("Only in an answer that rejects."), Table.PARTICIPANT)
		.build();

	/** Call tag. */
	public static final Field CALL_TAG = Field.named("call_tag", text())
		.label("Call tag")
		.help("A marker of your own for this participant, sent along with later requests.")
		.group(Group.GENERAL)
		.since(InfinityVersion.V35)
		.in(optional(), Table.PARTICIPANT)
		.build();

	/** Personal layout. */
	public static final Field CAN_RECEIVE_PERSONAL_MIX = Field.named("can_receive_personal_mix", flag())
		.label("Personal layout")
		.help("Whether the participant may be sent a layout of its own.")
		.group(Group.LAYOUT)
		.since(InfinityVersion.V35)
		.in(optional(), Table.PARTICIPANT)
		.build();

	/** Number of displays. */
	public static final Field DISPLAY_COUNT = Field.named("display_count", wholeNumber(0, Long.MAX_VALUE))
		.label("Number of displays")
		.help("How many screens the participant has.")
		.group(Group.LAYOUT)
		.since(InfinityVersion.V35)
		.in(optional(), Table.PARTICIPANT)
		.build();

	/** Hide names in the layout. */
	public static final Field DISABLE_OVERLAY_TEXT = Field.named("disable_overlay_text", flag())
		.label("Hide names in the layout")
		.help("Leaves participants' names out of the picture that this participant is sent.")
		.group(Group.LAYOUT)
		.since(InfinityVersion.V35)
		.in(optional(), Table.PARTICIPANT)
		.build();

	/** Layout group. */
	public static final Field LAYOUT_GROUP = Field.named("layout_group", text())
		.label("Layout group")
		.help("The group of the theme's pinning configuration to which the participant belongs.")
		.group(Group.LAYOUT)
		.since(InfinityVersion.V35)
		.in(optional(), Table.PARTICIPANT)
		.build();

	/** Layout over several screens. */
	public static final Field PREFERS_MULTISCREEN_MIX = Field.named("prefers_multiscreen_mix", flag())
		.label("Layout over several screens")
		.help("Whether the participant would rather have a layout that spans its screens.")
		.group(Group.LAYOUT)
		.since(InfinityVersion.V35)
		.in(optional(), Table.PARTICIPANT)
		.build();

	/** Receive presentation. */
	public static final Field RX_PRESENTATION_POLICY = Field
		.named("rx_presentation_policy", choice(Option.of("ALLOW", "Allow"), Option.of("DENY", "Deny")))
		.label("Receive presentation")
		.help("Whether the participant is sent what others present.")
		.group(Group.PARTICIPANTS)
		.since(InfinityVersion.V35)
		.in(optional(), Table.PARTICIPANT)
		.build();

	/** Spotlight. */
	public static final Field SPOTLIGHT = Field.named("spotlight", wholeNumber(0, Long.MAX_VALUE))
		.label("Spotlight")
		.help("A number above 0 puts the participant into the spotlight. 0: not in the spotlight.")
		.group(Group.LAYOUT)
		.since(InfinityVersion.V35)
		.in(optional(), Table.PARTICIPANT)
		.build();

	/** Heard in audio mixes. */
	public static final Field SEND_TO_AUDIO_MIXES = Field.named("send_to_audio_mixes", rows(Table.AUDIO_MIX))
		.label("Heard in audio mixes")
		.help("The audio mixes in which the participant is heard, one row for each.")
		.group(Group.MEDIA)
		.since(InfinityVersion.V35)
		.in(optional(), Table.PARTICIPANT)
		.build();

	/** Listens to the audio mix. */
	public static final Field RECEIVE_FROM_AUDIO_MIX = Field.named("receive_from_audio_mix", text())
		.label("Listens to the audio mix")
		.help("The name of the audio mix that the participant hears.")
		.group(Group.MEDIA)
		.since(InfinityVersion.V35)
		.in(optional(), Table.PARTICIPANT)
		.build();

	/** Presentation within the layout. */
	public static final Field WANTS_PRESENTATION_IN_MIX = Field.named("wants_presentation_in_mix", flag())
		.label("Presentation within the layout")
		.help("Whether the participant is sent presentation as part of the main video.")
		.group(Group.LAYOUT)
		.since(InfinityVersion.V35)
		.in(optional(), Table.PARTICIPANT)
		.build();

	/** Audio mix. */
	public static final Field MIX_NAME = Field.named("mix_name", text())
		.label("Audio mix")
		.help("The name of the audio mix.")
		.group(Group.MEDIA)
		.since(InfinityVersion.V35)
		.in(required(), Table.AUDIO_MIX)
		.build();

	/** Prominent. */
	public static final Field PROMINENT = Field.named("prominent", flag())
		.label("Prominent")
		.help("Whether the participant is louder than others in the mix.")
		.group(Group.MEDIA)
		.since(InfinityVersion.V35)
		.in(optional(), Table.AUDIO_MIX)
		.build();

	private ParticipantFields() {
	}

}
