package io.usher.web.migration;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation.Severity;
import io.usher.core.transfer.Fault;
import io.usher.core.transfer.Incoming;
import io.usher.core.transfer.Link;
import io.usher.core.transfer.Place;
import io.usher.core.transfer.Reading;
import io.usher.core.transfer.UnreadableSourceException;
import io.usher.web.management.ShownObject;
import io.usher.web.migration.ToldObject.AliasRow;
import org.jspecify.annotations.Nullable;

/**
 * The objects that a manager or its dump tells, gathered in any order, and what becomes
 * of them together.
 */
final class Gathered {

	/** The most objects of one source. */
	static final int MAX_OBJECTS = 1_000_000;

	private final Set<RecordKind> wanted;

	private final boolean leavesOutFaulty;

	private final Map<Link, ToldObject> numbered = new LinkedHashMap<>();

	private final List<ToldObject> all = new ArrayList<>();

	private final Map<Link, List<AliasRow>> aliases = new LinkedHashMap<>();

	private final Set<Long> aliasNumbers = new HashSet<>();

	/** Objects that others hold, by their number. */
	private final Map<Link, Map<?, ?>> within = new LinkedHashMap<>();

	private final Set<String> heard = new HashSet<>();

	private final Map<String, Map<String, Integer>> unheld = new TreeMap<>();

	private final Map<String, Map<String, Integer>> unheldWithin = new TreeMap<>();

	private final Map<String, Integer> again = new TreeMap<>();

	private final List<Fault> faults = new ArrayList<>();

	private int ownerless;

	private int objects;

	/**
	 * Begins to gather.
	 * @param wanted the kinds of records that are to come; of others only the names count
	 * @param leavesOutFaulty whether what cannot be taken is left out
	 */
	Gathered(Set<RecordKind> wanted, boolean leavesOutFaulty) {
		this.wanted = EnumSet.copyOf(wanted);
		this.leavesOutFaulty = leavesOutFaulty;
	}

	/** Tells whether objects of a resource are taken. */
	static boolean isHeld(String resource) {
		return resource.equals(ShownObject.aliasResource())
				|| RecordKind.ofResource(resource).filter(ManagerAccess.KINDS::contains).isPresent();
	}

	/** Says that a resource is told, be it that it has no objects. */
	void hear(String resource) {
		this.heard.add(resource);
	}

	void tell(Fault fault) {
		this.faults.add(fault);
	}

	/** Tells of something that cannot be taken, which prevents the import or not. */
	void refuse(Place place, String value, String expected) {
		this.faults.add(new Fault(place, value, expected, this.leavesOutFaulty ? Severity.WARNING : Severity.ERROR));
	}

	/** Returns how many objects were added. */
	int size() {
		return this.objects;
	}

	/**
	 * Adds an object.
	 * @param resource the name of its resource, one that is held
	 * @param source where it is told
	 * @param position its place there, which stands for its number when it has none
	 */
	void add(String resource, String source, long position, Map<?, ?> object) {
		if (++this.objects > MAX_OBJECTS) {
			throw new UnreadableSourceException("There are more than " + MAX_OBJECTS
					+ " objects, the most that one import takes. Import some kinds of records, then the others.");
		}
		hear(resource);
		if (resource.equals(ShownObject.aliasResource())) {
			addAlias(ShownObject.alias(object));
			return;
		}
		RecordKind kind = RecordKind.ofResource(resource).orElseThrow();
		ShownObject shown = ShownObject.of(kind, object);
		Long number = shown.number();
		if (number != null && this.numbered.containsKey(Link.numbered(kind, number))) {
			this.again.merge(resource, 1, Integer::sum);
			return;
		}
		note(this.unheld, resource, shown);
		add(ToldObject.read(kind, shown, number, (number != null) ? source : source + ", by position",
				(number != null) ? number : position));
		lookWithin(kind, shown);
		if (kind == RecordKind.CONFERENCE) {
			noteWithin(shown, ConferenceFields.ALIASES, ShownObject.aliasResource(), ShownObject::alias);
			noteWithin(shown, ConferenceFields.AUTOMATIC_PARTICIPANTS, RecordKind.AUTOMATIC_PARTICIPANT.resource(),
					(held) -> ShownObject.of(RecordKind.AUTOMATIC_PARTICIPANT, held));
		}
	}

	private void noteWithin(ShownObject shown, Field field, String resource, Function<Map<?, ?>, ShownObject> reading) {
		if (shown.told(field) instanceof List<?> list) {
			list.forEach((element) -> {
				if (element instanceof Map<?, ?> object) {
					note(this.unheldWithin, resource, reading.apply(object));
				}
			});
		}
	}

	private void add(ToldObject told) {
		this.all.add(told);
		if (told.number() != null) {
			this.numbered.put(Link.numbered(told.kind(), told.number()), told);
		}
	}

	private void addAlias(ShownObject alias) {
		Link owner = alias.owner();
		Long number = alias.number();
		if (owner == null) {
			this.ownerless++;
		}
		else if (number == null || this.aliasNumbers.add(number)) {
			note(this.unheld, ShownObject.aliasResource(), alias);
			this.aliases.computeIfAbsent(owner, (link) -> new ArrayList<>()).add(AliasRow.read(alias));
		}
	}

	private static void note(Map<String, Map<String, Integer>> notes, String resource, ShownObject shown) {
		shown.unheld()
			.forEach((name) -> notes.computeIfAbsent(resource, (key) -> new TreeMap<>()).merge(name, 1, Integer::sum));
	}

	/** Remembers the objects that this one holds and refers to, such as its theme. */
	private void lookWithin(RecordKind kind, ShownObject shown) {
		for (Field field : FieldCatalogue.of(Table.of(kind), InfinityVersion.V35).values()) {
			if (field.kind() instanceof FieldKind.Reference reference
					&& shown.told(field) instanceof Map<?, ?> object) {
				ShownObject.reference(reference.target(), object)
					.ifPresent((number) -> this.within.putIfAbsent(Link.numbered(reference.target(), number), object));
			}
		}
	}

	/** Returns all that was gathered as an import takes it. */
	Reading reading() {
		this.within.forEach(this::addWithin);
		ConferenceLists lists = new ConferenceLists(this.aliases, this.all, this.heard, this.wanted);
		List<Incoming> records = new ArrayList<>();
		for (ToldObject told : this.all) {
			if (this.wanted.contains(told.kind())) {
				records.add((told.kind() == RecordKind.CONFERENCE) ? lists.whole(told) : told.record());
			}
		}
		records.addAll(lists.toldWithin());
		records.addAll(referred(records));
		tellOfTheWhole();
		return Reading.of(records, this.faults);
	}

	private void addWithin(Link link, Map<?, ?> object) {
		ShownObject shown = ShownObject.of(link.kind(), object);
		Long number = shown.number();
		if (number != null && !this.numbered.containsKey(link)) {
			note(this.unheld, link.kind().resource(), shown);
			add(ToldObject.read(link.kind(), shown, number, link.kind().resource() + " within others", number));
		}
	}

	/** Returns the records that are not wanted, but to which wanted ones refer. */
	private List<Incoming> referred(List<Incoming> records) {
		Set<Link> links = new LinkedHashSet<>();
		for (Incoming record : records) {
			record.values().values().forEach((value) -> addLinks(links, value));
		}
		return links.stream()
			.filter((link) -> !this.wanted.contains(link.kind()))
			.flatMap((link) -> Optional.ofNullable(this.numbered.get(link)).stream())
			.map((told) -> told.record().skipped(told.kind().plural() + " were not chosen for the import."))
			.toList();
	}

	private static void addLinks(Set<Link> links, @Nullable Object value) {
		if (value instanceof Link link) {
			links.add(link);
		}
		else if (value instanceof List<?> list) {
			list.forEach((element) -> {
				if (element instanceof Link link) {
					links.add(link);
				}
			});
		}
	}

	private void tellOfTheWhole() {
		this.unheldWithin.forEach((resource, names) -> {
			if (!this.heard.contains(resource)) {
				this.unheld.putIfAbsent(resource, names);
			}
		});
		this.unheld.forEach((resource, names) -> {
			List<String> told = new ArrayList<>();
			names.forEach((name, count) -> told.add(name + " (" + count + ")"));
			tell(Fault.warning(Place.row(resource, 0), String.join(", ", told),
					"fields that Usher has; these are left out, with the number of objects that have them"));
		});
		this.again.forEach((resource, count) -> tell(Fault.warning(Place.row(resource, 0),
				count + " told more than once", "each object once; the first is taken")));
		if (!this.wanted.contains(RecordKind.CONFERENCE)) {
			return;
		}
		Place aliasList = Place.row(ShownObject.aliasResource(), 0);
		if (this.ownerless > 0) {
			refuse(aliasList, this.ownerless + " of no conference", "aliases that tell their conference");
		}
		long orphans = this.aliases.entrySet()
			.stream()
			.filter((entry) -> !this.numbered.containsKey(entry.getKey()))
			.mapToLong((entry) -> entry.getValue().size())
			.sum();
		if (orphans > 0) {
			refuse(aliasList, orphans + " of conferences that are not there", "the conferences of all aliases");
		}
		long pins = this.all.stream().filter(ToldObject::isPinUnknown).count();
		if (pins > 0) {
			tell(Fault.warning(Place.row(RecordKind.CONFERENCE.resource(), 0), pins + " with PINs that are not told",
					"an account that may read PINs; conferences whose PIN is unknown are not served"));
		}
	}

}
