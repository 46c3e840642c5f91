package io.usher.web.migration;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.usher.api.external.ServerReader;
import io.usher.api.external.UpstreamServers;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.FieldCatalogue;
import io.usher.core.catalogue.FieldKind;
import io.usher.core.catalogue.InfinityVersion;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.Table;
import io.usher.core.configuration.Configuration;
import io.usher.core.external.Upstream;
import io.usher.core.infinity.GlobalSettings;
import io.usher.core.transfer.Fault;
import io.usher.core.transfer.ImportSource;
import io.usher.core.transfer.Place;
import io.usher.core.transfer.Progress;
import io.usher.core.transfer.Reading;
import io.usher.core.transfer.UnreadableSourceException;
import io.usher.web.management.ShownObject;
import io.usher.web.migration.ManagerPages.Absence;
import io.usher.web.migration.ManagerPages.Page;
import io.usher.web.migration.ManagerPages.Pause;
import org.jspecify.annotations.Nullable;

/**
 * A running Infinity manager, read with GET alone. The user name and password are held as
 * long as this is, and told to nobody but the manager.
 */
final class ManagerSource implements ImportSource {

	private static final int MAX_BYTES = 32 * 1024 * 1024;

	private static final int LIMIT = 500;

	private static final int SMALLEST_LIMIT = 4;

	private static final int MAX_QUERY = 2000;

	private final UpstreamServers servers;

	private final ManagerAccess access;

	private final ManagerAddress address;

	private final Pause pause;

	private final Clock clock;

	ManagerSource(UpstreamServers servers, ManagerAccess access, Pause pause, Clock clock) {
		this.servers = servers;
		this.access = access;
		this.address = ManagerAddress.of(access.address());
		this.pause = pause;
		this.clock = clock;
	}

	@Override
	public String title() {
		return "the manager at " + this.address.url();
	}

	@Override
	public boolean skipsFaulty() {
		return this.access.leavesOutFaulty();
	}

	@Override
	public Reading read(Configuration now, Progress progress) {
		Gathered gathered = new Gathered(this.access.kinds(), skipsFaulty());
		if (!this.address.isSecure()) {
			gathered.tell(Fault.warning(Place.row(this.address.url(), 0), "http",
					"https, since the password and all PINs travel unencrypted"));
		}
		Upstream described = new Upstream(GlobalSettings.ID, this.address.url(), this.access.username(),
				this.access.password(), this.access.trustAnchors());
		try (ServerReader server = this.servers.reader(described, MAX_BYTES)) {
			ManagerPages pages = new ManagerPages(server, this.address, this.pause, this.clock);
			Set<String> absent = new LinkedHashSet<>();
			boolean forbidden = false;
			List<String> resources = resources();
			for (String resource : resources) {
				Absence absence = read(pages, resource, gathered, progress);
				if (absence != null) {
					absent.add(resource);
					forbidden |= absence == Absence.FORBIDDEN;
				}
			}
			if (absent.size() == resources.size()) {
				throw nothing(forbidden);
			}
		}
		catch (IllegalArgumentException ex) {
			throw new UnreadableSourceException("The manager cannot be asked: " + ex.getMessage(), ex);
		}
		return gathered.reading();
	}

	private UnreadableSourceException nothing(boolean forbidden) {
		return new UnreadableSourceException(forbidden
				? "The account " + this.access.username() + " may log in, but not read the manager's configuration "
						+ "(403). Give it a role with the permissions to view it and to use the API, or use another "
						+ "account."
				: "What answers at " + this.address.url() + " has none of the lists of an Infinity manager (404 below "
						+ ShownObject.basePath() + "). Enter the address of the Management Node.");
	}

	/** Returns the resources that are wanted, and those to which they refer. */
	private List<String> resources() {
		Set<RecordKind> kinds = new HashSet<>(this.access.kinds());
		for (RecordKind kind : this.access.kinds()) {
			for (Field field : FieldCatalogue.of(Table.of(kind), InfinityVersion.V35).values()) {
				if (field.kind() instanceof FieldKind.Reference reference) {
					kinds.add(reference.target());
				}
				else if (field.kind() instanceof FieldKind.References references && isNamed(references.target())) {
					kinds.add(references.target());
				}
			}
		}
		List<String> resources = new ArrayList<>();
		for (RecordKind kind : ManagerAccess.KINDS) {
			if (kinds.contains(kind)) {
				resources.add(kind.resource());
			}
		}
		if (this.access.kinds().contains(RecordKind.CONFERENCE)) {
			resources.add(ShownObject.aliasResource());
		}
		return resources;
	}

	/** Lists of conferences and of whom they dial are followed from one side only. */
	private static boolean isNamed(RecordKind kind) {
		return kind != RecordKind.CONFERENCE && kind != RecordKind.AUTOMATIC_PARTICIPANT;
	}

	/** Reads all pages of a list, and returns why there are none. */
	private @Nullable Absence read(ManagerPages pages, String resource, Gathered gathered, Progress progress) {
		int limit = LIMIT;
		long got = 0;
		long total = 0;
		String query = query(limit, 0);
		Set<String> asked = new HashSet<>();
		while (asked.add(query)) {
			long done = got;
			long all = total;
			Page page = pages.get(resource, query, () -> progress.at(stage(resource), done, all));
			if (page.absence() == Absence.TOO_LARGE) {
				limit /= 5;
				if (limit < SMALLEST_LIMIT) {
					throw new UnreadableSourceException("The manager's list " + resource
							+ " cannot be read, not even a few objects at a time: " + page.detail() + ".");
				}
				query = query(limit, got);
				continue;
			}
			if (page.content() == null) {
				tell(resource, Objects.requireNonNull(page.absence()), gathered);
				return page.absence();
			}
			ListPage list = ListPage.of(resource, page.content());
			gathered.hear(resource);
			list.objects().forEach((object) -> gathered.add(resource, resource, 0, object));
			got += list.objects().size();
			total = Math.max(got, list.total());
			if (got >= list.total() || list.objects().isEmpty()) {
				if (got < list.total()) {
					gathered.tell(Fault.warning(Place.row(resource, 0), got + " of " + list.total() + " were told",
							"all of them; import again when nobody changes the manager's configuration"));
				}
				return null;
			}
			query = Objects.requireNonNullElse(list.next(), query(limit, got));
		}
		throw new UnreadableSourceException("The manager's list " + resource + " goes round in circles: its page after "
				+ got + " objects was there before.");
	}

	private static String stage(String resource) {
		return "Reading " + RecordKind.ofResource(resource).map(RecordKind::plural).orElse("Aliases");
	}

	private static String query(int limit, long offset) {
		return "limit=" + limit + "&offset=" + offset;
	}

	private void tell(String resource, Absence absence, Gathered gathered) {
		Place place = Place.row(resource, 0);
		if (absence == Absence.MISSING) {
			gathered.tell(Fault.warning(place, "not there (404)", "a manager that has it; nothing of it is imported"));
		}
		else if (RecordKind.ofResource(resource).filter(this.access.kinds()::contains).isPresent()) {
			gathered.refuse(place, "not permitted (403)", "an account that may read it, or an import without it");
		}
		else {
			gathered.tell(Fault.warning(place, "not permitted (403)",
					"an account that may read it; what refers to it may not be found"));
		}
	}

	/**
	 * A page of a list.
	 *
	 * @param objects the objects
	 * @param total how many the whole list has
	 * @param next the query of the next page, null for none
	 */
	private record ListPage(List<Map<?, ?>> objects, long total, @Nullable String next) {

		static ListPage of(String resource, Map<?, ?> content) {
			if (!(content.get("objects") instanceof List<?> list)) {
				// A singleton may be shown without a list around it.
				boolean single = content.get("meta") == null && ShownObject.address(content) != null;
				if (!single) {
					throw new UnreadableSourceException("The manager's list " + resource
							+ " has no objects (expected: a JSON object with meta and objects). What answers may be "
							+ "no Infinity manager.");
				}
				return new ListPage(List.of(content), 1, null);
			}
			List<Map<?, ?>> objects = new ArrayList<>();
			for (Object element : list) {
				if (element instanceof Map<?, ?> object) {
					objects.add(object);
				}
			}
			Map<?, ?> meta = (content.get("meta") instanceof Map<?, ?> told) ? told : Map.of();
			long total = (meta.get("total_count") instanceof Long count) ? count : objects.size();
			return new ListPage(objects, total, query(meta.get("next")));
		}

		/** Returns the query alone: the address is ours, whatever the server says. */
		private static @Nullable String query(@Nullable Object next) {
			String text = (next instanceof String address) ? address : "";
			int mark = text.indexOf('?');
			boolean usable = mark >= 0 && text.length() < MAX_QUERY
					&& text.toLowerCase(Locale.ROOT).contains("offset=");
			return usable ? text.substring(mark + 1) : null;
		}

	}

}
