package io.usher.core.configuration;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.usher.core.account.NodeCredential;
import io.usher.core.account.Role;
import io.usher.core.alias.DialledAlias;
import io.usher.core.catalogue.AccountFields;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.GlobalFields;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.conference.AutomaticParticipant;
import io.usher.core.conference.Conference;
import io.usher.core.conference.ConferenceAlias;
import io.usher.core.directory.Directory;
import io.usher.core.directory.DirectoryRecords;
import io.usher.core.gateway.CallRoutingRule;
import io.usher.core.gateway.CallRoutingRules;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.location.SystemLocation;
import io.usher.core.profile.PolicyProfile;
import io.usher.core.profile.ScriptTest;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.RecordId;
import io.usher.core.record.UniqueKey;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration at one revision: immutable and indexed. A change makes a new
 * one that shares all but what changed (persistent maps), so that one changed conference
 * among a million costs what one conference costs.
 */
public final class Configuration implements DirectoryRecords {

	/** What the persistent maps, which know no nullness, return for absent keys. */
	@SuppressWarnings("NullAway")
	private static final ConfigurationRecord NONE = null;

	@SuppressWarnings("NullAway")
	private static final HeldRecord NOT_HELD = null;

	private final long revision;

	private final Map<RecordKind, TreeMap<Long, ConfigurationRecord>> records;

	private final HashMap<UniqueKey, ConfigurationRecord> keys;

	/**
	 * The numbers of the conferences that have an alias with this parsed form, where that
	 * is not the alias itself.
	 */
	private final HashMap<String, TreeSet<Long>> parsedAliases;

	/**
	 * The numbers of the conferences that refer to an Automatically Dialed Participant.
	 */
	private final HashMap<Long, HashSet<Long>> conferencesOf;

	/** The numbers of conferences by those of their aliases. */
	private final TreeMap<Long, Long> aliasOwners;

	private final CallRoutingRules rules;

	private final Map<String, List<NodeCredential>> nodeCredentials;

	private final Directory directory;

	/** Records of a newer version of the program; nearly always none. */
	private final HashMap<RecordId, HeldRecord> held;

	private Configuration(long revision, Map<RecordKind, TreeMap<Long, ConfigurationRecord>> records,
			HashMap<UniqueKey, ConfigurationRecord> keys, HashMap<String, TreeSet<Long>> parsedAliases,
			HashMap<Long, HashSet<Long>> conferencesOf, TreeMap<Long, Long> aliasOwners, CallRoutingRules rules,
			Map<String, List<NodeCredential>> nodeCredentials, Directory.Change directory,
			HashMap<RecordId, HeldRecord> held) {
		this.revision = revision;
		this.records = records;
		this.keys = keys;
		this.parsedAliases = parsedAliases;
		this.conferencesOf = conferencesOf;
		this.aliasOwners = aliasOwners;
		this.rules = rules;
		this.nodeCredentials = nodeCredentials;
		this.directory = directory.directory(this);
		this.held = held;
	}

	/** Returns the configuration in which there is nothing. */
	public static Configuration empty() {
		return new Configuration(0, Map.of(), HashMap.empty(), HashMap.empty(), HashMap.empty(), TreeMap.empty(),
				CallRoutingRules.none(), Map.of(), Directory.Change.first(), HashMap.empty());
	}

	/** Returns the configuration of these records, of which some may be held. */
	public static Configuration of(long revision, Collection<? extends ConfigurationRecord> records) {
		Draft draft = new Draft(empty());
		records.forEach(draft::put);
		return draft.toConfiguration(revision);
	}

	/**
	 * Returns the configuration after the edits.
	 * @throws RuntimeException when a document makes no record of its kind
	 */
	public Configuration with(long newRevision, List<RecordEdit> edits) {
		Draft draft = new Draft(this);
		for (RecordEdit edit : edits) {
			draft.remove(edit.id());
		}
		for (RecordEdit edit : edits) {
			if (edit.after() != null) {
				draft.put(Records.read(edit.id(), newRevision, edit.after()));
			}
		}
		return draft.toConfiguration(newRevision);
	}

	/**
	 * Returns the configuration after a change that was made elsewhere.
	 * @param touched the records that it changed or deleted
	 * @param records those of them that are there, of which some may be held
	 */
	Configuration following(long newRevision, List<RecordId> touched, List<ConfigurationRecord> records) {
		Draft draft = new Draft(this);
		touched.forEach(draft::remove);
		records.stream().filter(HeldRecord.class::isInstance).forEach(draft::put);
		records.stream().filter((record) -> !(record instanceof HeldRecord)).forEach(draft::put);
		return draft.toConfiguration(newRevision);
	}

	/**
	 * Returns another revision of the configuration, of which these records are known.
	 * @param records records as they are in that revision, null where there is none
	 */
	Configuration with(long otherRevision, Map<RecordId, @Nullable ConfigurationRecord> records) {
		Draft draft = new Draft(this);
		records.keySet().forEach(draft::remove);
		records.values().stream().filter(Objects::nonNull).forEach(draft::put);
		return draft.toConfiguration(otherRevision);
	}

	/** Returns the revision. */
	public long revision() {
		return this.revision;
	}

	/** Finds a record. */
	public Optional<ConfigurationRecord> find(RecordId id) {
		return Optional.ofNullable(record(id.kind(), id.number()));
	}

	/** Finds what a newer version of the program made of a record, where it did. */
	public Optional<HeldRecord> held(RecordId id) {
		return Optional.ofNullable(this.held.getOrElse(id, NOT_HELD));
	}

	/** Returns all records of newer versions of the program. */
	public Stream<HeldRecord> held() {
		return this.held.valuesIterator().toJavaStream();
	}

	/** Returns the record with this number, or null. */
	@Override
	public @Nullable ConfigurationRecord record(RecordKind kind, long number) {
		return ofKind(kind).getOrElse(number, NONE);
	}

	/** Returns the name of the record with this number, or null when there is none. */
	public @Nullable String nameOf(RecordKind kind, @Nullable Long number) {
		ConfigurationRecord record = (number != null) ? record(kind, number) : null;
		return (record != null) ? record.name() : null;
	}

	/** Returns the records of a kind, in the order of their numbers. */
	@Override
	public Stream<ConfigurationRecord> all(RecordKind kind) {
		return ofKind(kind).valuesIterator().toJavaStream();
	}

	/** Returns how many records of a kind there are. */
	public int count(RecordKind kind) {
		return ofKind(kind).size();
	}

	/** Returns every record. */
	public Stream<ConfigurationRecord> all() {
		return this.records.values().stream().flatMap((ofKind) -> ofKind.valuesIterator().toJavaStream());
	}

	/** Finds the record of a kind that has this value in a field that is unique. */
	public Optional<ConfigurationRecord> find(RecordKind kind, Field field, String value) {
		return find(UniqueKey.of(kind, field, value));
	}

	/** Finds the record that has a unique value. */
	@Override
	public Optional<ConfigurationRecord> find(UniqueKey key) {
		return Optional.ofNullable(this.keys.getOrElse(key, NONE));
	}

	/** Finds a conference by its name, in any case of letters. */
	public Optional<Conference> conferenceNamed(String name) {
		return find(RecordKind.CONFERENCE, CommonFields.NAME, name).map(Conference.class::cast);
	}

	/**
	 * Finds the conference with an alias.
	 * @param form the alias as it is compared
	 */
	public @Nullable Conference conferenceWithAlias(String form) {
		return (Conference) this.keys
			.getOrElse(new UniqueKey(RecordKind.CONFERENCE, ConferenceFields.ALIAS.name(), form), NONE);
	}

	/**
	 * Finds the conference one of whose aliases is this one but for scheme, parameters
	 * and IP host; of several the one that was created first.
	 * @param form the alias as it is compared, without those
	 */
	public @Nullable Conference conferenceWithParsedAlias(String form) {
		TreeSet<Long> numbers = this.parsedAliases.getOrElse(form, TreeSet.empty());
		return numbers.isEmpty() ? null : (Conference) record(RecordKind.CONFERENCE, numbers.head());
	}

	/** Finds a system location by its name, in any case of letters. */
	public Optional<SystemLocation> location(@Nullable String name) {
		if (name == null) {
			return Optional.empty();
		}
		return find(RecordKind.SYSTEM_LOCATION, CommonFields.NAME, name).map(SystemLocation.class::cast);
	}

	/** Returns the profile that decides for a location, or null when it has none. */
	public @Nullable PolicyProfile profileOf(SystemLocation location) {
		Long number = location.document().number(LocationFields.POLICY_SERVER);
		return (number != null) ? (PolicyProfile) record(RecordKind.POLICY_PROFILE, number) : null;
	}

	/**
	 * Returns the profile that decides for locations that Usher does not know, or null
	 * when there is none.
	 */
	public @Nullable PolicyProfile defaultProfile() {
		Long number = settings().document().number(GlobalFields.DEFAULT_POLICY_SERVER);
		return (number != null) ? (PolicyProfile) record(RecordKind.POLICY_PROFILE, number) : null;
	}

	/** Returns the Automatically Dialed Participants of a conference, in order. */
	public List<AutomaticParticipant> automaticParticipants(Conference conference) {
		return conference.automaticParticipants()
			.stream()
			.map((number) -> (AutomaticParticipant) record(RecordKind.AUTOMATIC_PARTICIPANT, number))
			.filter(Objects::nonNull)
			.toList();
	}

	/** Returns the numbers of the conferences that an ADP belongs to, in order. */
	public List<Long> conferencesOf(AutomaticParticipant participant) {
		return this.conferencesOf.getOrElse(participant.id().number(), HashSet.empty())
			.toJavaStream()
			.sorted()
			.toList();
	}

	/** Returns the conference that has the alias with this number, or null. */
	public @Nullable Conference conferenceOfAlias(long aliasNumber) {
		long owner = this.aliasOwners.getOrElse(aliasNumber, 0L);
		return (owner > 0) ? (Conference) record(RecordKind.CONFERENCE, owner) : null;
	}

	/** Returns the numbers of all aliases of conferences, in order. */
	public Stream<Long> aliasNumbers() {
		return this.aliasOwners.keysIterator().toJavaStream();
	}

	/** Returns how many aliases all conferences have together. */
	public int aliasCount() {
		return this.aliasOwners.size();
	}

	/** Returns the Call Routing Rules. */
	public CallRoutingRules rules() {
		return this.rules;
	}

	/** Returns the tests of a profile's scripts, by name. */
	public List<ScriptTest> scriptTests(RecordId profile) {
		return all(RecordKind.SCRIPT_TEST).map(ScriptTest.class::cast)
			.filter((test) -> test.profile() == profile.number())
			.sorted(Comparator.comparing(ScriptTest::name))
			.toList();
	}

	/** Returns the node credentials with a user name, enabled or not. */
	public List<NodeCredential> nodeCredentials(String username) {
		return this.nodeCredentials.getOrDefault(username, List.of());
	}

	/** Returns the directory of conferences, devices and their owners. */
	public Directory directory() {
		return this.directory;
	}

	/** Returns the settings of this deployment. */
	public GlobalSettings settings() {
		ConfigurationRecord settings = record(RecordKind.GLOBAL, GlobalSettings.ID.number());
		return (settings != null) ? (GlobalSettings) settings : GlobalSettings.defaults();
	}

	private TreeMap<Long, ConfigurationRecord> ofKind(RecordKind kind) {
		return this.records.getOrDefault(kind, TreeMap.empty());
	}

	/** Builds the next configuration from one. */
	private static final class Draft {

		private final Configuration before;

		private final Map<RecordKind, TreeMap<Long, ConfigurationRecord>> records = new EnumMap<>(RecordKind.class);

		private final Set<RecordKind> touched = EnumSet.noneOf(RecordKind.class);

		private HashMap<UniqueKey, ConfigurationRecord> keys;

		private HashMap<String, TreeSet<Long>> parsedAliases;

		private HashMap<Long, HashSet<Long>> conferencesOf;

		private TreeMap<Long, Long> aliasOwners;

		private final Directory.Change directory;

		private HashMap<RecordId, HeldRecord> held;

		Draft(Configuration before) {
			this.before = before;
			this.records.putAll(before.records);
			this.keys = before.keys;
			this.parsedAliases = before.parsedAliases;
			this.conferencesOf = before.conferencesOf;
			this.aliasOwners = before.aliasOwners;
			this.directory = before.directory.change();
			this.held = before.held;
		}

		void remove(RecordId id) {
			this.held = this.held.remove(id);
			TreeMap<Long, ConfigurationRecord> ofKind = this.records.get(id.kind());
			ConfigurationRecord old = (ofKind != null) ? ofKind.getOrElse(id.number(), NONE) : null;
			if (ofKind == null || old == null) {
				return;
			}
			this.touched.add(id.kind());
			this.directory.touch(old);
			this.records.put(id.kind(), ofKind.remove(id.number()));
			for (UniqueKey key : old.uniqueKeys()) {
				if (this.keys.getOrElse(key, NONE) == old) {
					this.keys = this.keys.remove(key);
				}
			}
			if (old instanceof Conference conference) {
				for (ConferenceAlias alias : conference.aliases()) {
					String parsed = parsed(alias);
					TreeSet<Long> others = this.parsedAliases.getOrElse(parsed, TreeSet.empty()).remove(id.number());
					this.parsedAliases = others.isEmpty() ? this.parsedAliases.remove(parsed)
							: this.parsedAliases.put(parsed, others);
					if (this.aliasOwners.getOrElse(alias.number(), 0L) == id.number()) {
						this.aliasOwners = this.aliasOwners.remove(alias.number());
					}
				}
				for (Long participant : conference.automaticParticipants()) {
					this.conferencesOf = this.conferencesOf.put(participant,
							this.conferencesOf.getOrElse(participant, HashSet.empty()).remove(id.number()));
				}
			}
		}

		/** What is held stays as it was before, but for who may come in. */
		private void hold(HeldRecord record) {
			ConfigurationRecord old = this.before.record(record.id().kind(), record.id().number());
			if (old != null && !Role.isAccount(record.id().kind())) {
				put(old);
			}
			this.held = this.held.put(record.id(), record);
		}

		void put(ConfigurationRecord record) {
			if (record instanceof HeldRecord newer) {
				hold(newer);
				return;
			}
			RecordKind kind = record.id().kind();
			this.touched.add(kind);
			this.directory.touch(record);
			this.records.put(kind, this.records.getOrDefault(kind, TreeMap.empty()).put(record.id().number(), record));
			for (UniqueKey key : record.uniqueKeys()) {
				this.keys = this.keys.put(key, record);
			}
			if (record instanceof Conference conference) {
				for (ConferenceAlias alias : conference.aliases()) {
					this.aliasOwners = this.aliasOwners.put(alias.number(), record.id().number());
					String parsed = parsed(alias);
					if (!parsed.equals(UniqueKey.normalise(alias.alias()))) {
						this.parsedAliases = this.parsedAliases.put(parsed,
								this.parsedAliases.getOrElse(parsed, TreeSet.empty()).add(record.id().number()));
					}
				}
				for (Long participant : conference.automaticParticipants()) {
					this.conferencesOf = this.conferencesOf.put(participant,
							this.conferencesOf.getOrElse(participant, HashSet.empty()).add(record.id().number()));
				}
			}
		}

		private static String parsed(ConferenceAlias alias) {
			return UniqueKey.normalise(DialledAlias.of(alias.alias()).parsed());
		}

		Configuration toConfiguration(long revision) {
			CallRoutingRules rules = this.touched.contains(RecordKind.CALL_ROUTING_RULE)
					? CallRoutingRules.of(all(RecordKind.CALL_ROUTING_RULE, CallRoutingRule.class)) : this.before.rules;
			Map<String, List<NodeCredential>> credentials = this.touched.contains(RecordKind.NODE_CREDENTIAL)
					? all(RecordKind.NODE_CREDENTIAL, NodeCredential.class).stream()
						.collect(Collectors
							.groupingBy((credential) -> credential.document().requiredText(AccountFields.USERNAME)))
					: this.before.nodeCredentials;
			return new Configuration(revision, this.records, this.keys, this.parsedAliases, this.conferencesOf,
					this.aliasOwners, rules, credentials, this.directory, this.held);
		}

		private <T extends ConfigurationRecord> List<T> all(RecordKind kind, Class<T> type) {
			return this.records.getOrDefault(kind, TreeMap.empty())
				.valuesIterator()
				.toJavaStream()
				.map(type::cast)
				.toList();
		}

	}

}
