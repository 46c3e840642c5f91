package io.usher.web.migration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A manager that behaves as Infinity's does, over HTTP: lists in pages, Basic
 * authentication, and whatever a test wants to go wrong.
 */
public final class FakeManager implements AutoCloseable {

	static final String BASE = "/api/admin/configuration/v1/";

	/** The password of its account, whose name is {@code admin}. */
	public static final String PASSWORD = "PEXpass1:x";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpServer server;

	private final Map<String, List<Map<String, Object>>> resources = new LinkedHashMap<>();

	private final List<Predicate<HttpExchange>> behaviours = new ArrayList<>();

	/** The requests so far, with method, path and query. */
	final List<String> requests = new CopyOnWriteArrayList<>();

	/** The most objects of a page, whatever is asked. */
	int cap = 10_000;

	/** Whether the next page is told. */
	boolean tellsNext = true;

	public FakeManager() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::handle);
		this.server.setExecutor(Executors.newCachedThreadPool());
		this.server.start();
		ManagerAccess.KINDS.forEach((kind) -> this.resources.put(kind.resource(), new ArrayList<>()));
		this.resources.put("conference_alias", new ArrayList<>());
	}

	/** Returns its address. */
	public String address() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** Adds an object, and returns its address. */
	String add(String resource, Object... fields) {
		List<Map<String, Object>> list = this.resources.computeIfAbsent(resource, (name) -> new ArrayList<>());
		Map<String, Object> object = object(fields);
		long number = (object.get("id") instanceof Number given) ? given.longValue() : list.size() + 1;
		object.put("id", number);
		object.put("resource_uri", BASE + resource + "/" + number + "/");
		list.add(object);
		return BASE + resource + "/" + number + "/";
	}

	/** Returns an object with these fields. */
	static Map<String, Object> object(Object... fields) {
		Map<String, Object> object = new HashMap<>();
		for (int i = 0; i < fields.length; i += 2) {
			object.put((String) fields[i], fields[i + 1]);
		}
		return object;
	}

	void remove(String resource) {
		this.resources.remove(resource);
	}

	/** Lets a request go wrong; what answers it returns true. */
	void before(Predicate<HttpExchange> behaviour) {
		this.behaviours.add(behaviour);
	}

	/** Answers requests for a path with a status, a type and a body. */
	void answer(String part, int status, String type, String body) {
		before((exchange) -> exchange.getRequestURI().getPath().contains(part)
				&& send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8)));
	}

	/** Returns the resources as a dump has them. */
	Map<String, List<Map<String, Object>>> dump() {
		return this.resources;
	}

	private void handle(HttpExchange exchange) throws IOException {
		this.requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
		try (exchange) {
			if (this.behaviours.stream().anyMatch((behaviour) -> behaviour.test(exchange))) {
				return;
			}
			String credentials = Base64.getEncoder()
				.encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
			if (!("Basic " + credentials).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
				exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"Pexip\"");
				exchange.sendResponseHeaders(401, -1);
				return;
			}
			String path = exchange.getRequestURI().getPath();
			String resource = path.startsWith(BASE) ? path.substring(BASE.length()).replace("/", "") : "";
			List<Map<String, Object>> all = this.resources.get(resource);
			if (all == null || !path.endsWith("/")) {
				exchange.sendResponseHeaders(404, -1);
				return;
			}
			send(exchange, 200, "application/json",
					JSON.writeValueAsBytes(page(resource, all, parameters(exchange.getRequestURI().getQuery()))));
		}
	}

	private Map<String, Object> page(String resource, List<Map<String, Object>> all, Map<String, String> parameters) {
		int asked = Integer.parseInt(parameters.getOrDefault("limit", "20"));
		int limit = (asked == 0) ? this.cap : Math.min(asked, this.cap);
		int offset = Integer.parseInt(parameters.getOrDefault("offset", "0"));
		Map<String, @Nullable Object> meta = new HashMap<>();
		meta.put("limit", limit);
		meta.put("offset", offset);
		meta.put("total_count", all.size());
		meta.put("next", (this.tellsNext && offset + limit < all.size())
				? BASE + resource + "/?limit=" + limit + "&offset=" + (offset + limit) : null);
		return Map.of("meta", meta, "objects",
				all.subList(Math.min(offset, all.size()), Math.min(offset + limit, all.size())));
	}

	private static Map<String, String> parameters(@Nullable String query) {
		return (query == null) ? Map.of() : Arrays.stream(query.split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
	}

	static boolean send(HttpExchange exchange, int status, String type, byte[] body) {
		try {
			if (!type.isEmpty()) {
				exchange.getResponseHeaders().add("Content-Type", type);
			}
			exchange.sendResponseHeaders(status, (body.length > 0) ? body.length : -1);
			exchange.getResponseBody().write(body);
			return true;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
