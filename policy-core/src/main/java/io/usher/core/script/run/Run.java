package io.usher.core.script.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

import io.usher.core.regex.Steps;
import io.usher.core.script.function.CallContext;
import io.usher.core.script.function.ScriptFailure;
import io.usher.core.script.function.ScriptFunction;
import io.usher.core.script.method.Members;
import io.usher.core.script.syntax.Position;
import io.usher.core.script.value.Markup;
import io.usher.core.script.value.Text;
import io.usher.core.script.value.Undefined;
import io.usher.core.script.value.Values;
import org.jspecify.annotations.Nullable;

/**
 * One run of a program: what it has printed, where it is, and what it may still do. Not
 * thread-safe.
 */
public final class Run implements CallContext {

	private static final int CLOCK_INTERVAL = 512;

	private static final int MAX_LOG_LINES = 1000;

	private static final int STEP_CHARACTERS = 64;

	/** From here on the memory is looked at before and after. */
	private static final int LARGE = 1 << 16;

	/** The facts about the call, which no script can change. */
	private static final String CALL = "call_info";

	private final Map<String, ? extends @Nullable Object> variables;

	private @Nullable Object[] given = {};

	private @Nullable Library library;

	private final Clock clock;

	private final RandomGenerator random;

	private final Bounds bounds;

	private final Steps regexSteps;

	private final Allocation allocation;

	private final Members members = new Members(this);

	private final List<String> log = new ArrayList<>(0);

	private final RunTime time;

	private StringBuilder out = new StringBuilder(512);

	private Position position = Position.START;

	private long stepsLeft;

	private long untilClock = CLOCK_INTERVAL;

	private long roomLeft;

	private int depth;

	private @Nullable Frame script;

	/** Whether what is printed to be read by others is escaped for HTML. */
	private boolean escaping;

	/** Prepares a run. */
	public Run(Map<String, ? extends @Nullable Object> variables, Clock clock, RandomGenerator random, Bounds bounds) {
		this.variables = variables;
		this.clock = clock;
		this.random = random;
		this.bounds = bounds;
		this.regexSteps = Steps.of(bounds.regexSteps());
		this.time = new RunTime(bounds.nanos());
		this.allocation = new Allocation(bounds.bytes());
		this.stepsLeft = bounds.steps();
		this.roomLeft = bounds.room();
	}

	/** Says how many names from outside the program reads, and what all scripts have. */
	void prepare(int names, Library scriptLibrary) {
		this.given = new Object[names];
		Arrays.fill(this.given, Frame.UNSET);
		this.library = scriptLibrary;
	}

	/** Says which variables are the script's own. */
	void script(Frame frame) {
		this.script = frame;
	}

	/** Returns the script's own variables. */
	Frame script() {
		if (this.script == null) {
			throw new IllegalStateException("no script (expected: one that runs)");
		}
		return this.script;
	}

	@Override
	public boolean isEscaping() {
		return this.escaping;
	}

	void escaping(boolean on) {
		this.escaping = on;
	}

	/** Returns what a macro or block has printed, as the value that it is. */
	Object printed(String text, boolean escaped) {
		return escaped ? new Markup(text) : text;
	}

	/** Returns a variable that the script was given, or a function that all have. */
	@Nullable Object given(int place, String name, Undefined undefined) {
		Object value = this.given[place];
		if (value == Frame.UNSET) {
			value = find(name, undefined);
			this.given[place] = value;
		}
		return value;
	}

	private @Nullable Object find(String name, Undefined undefined) {
		Object value = this.variables.get(name);
		if (value != null || this.variables.containsKey(name)) {
			return Values.adopt(value, CALL.equals(name));
		}
		ScriptFunction function = (this.library != null) ? this.library.function(name) : null;
		return (function != null) ? function : undefined;
	}

	Members members() {
		return this.members;
	}

	/** Returns what was printed. */
	public String output() {
		return this.out.toString();
	}

	/** Returns the lines of the debug log. */
	public List<String> debugLog() {
		return this.log;
	}

	/** Returns where the run is. */
	public Position position() {
		return this.position;
	}

	/** Says where the run is. */
	void at(Position current) {
		this.position = current;
	}

	void print(@Nullable Object value) {
		append((value instanceof String text) ? text : Text.str(value, this));
	}

	private void append(String text) {
		if (this.out.length() + text.length() > this.bounds.output()) {
			throw ScriptFailure.limit("the script prints more than " + this.bounds.output() + " characters");
		}
		if (text.length() > STEP_CHARACTERS) {
			work(text.length() / STEP_CHARACTERS);
		}
		this.out.append(text);
	}

	/** Runs something and returns what it prints instead of printing it. */
	String capture(Runnable printing) {
		StringBuilder outer = this.out;
		StringBuilder inner = new StringBuilder();
		this.out = inner;
		try {
			printing.run();
		}
		finally {
			this.out = outer;
		}
		room(inner.length());
		return inner.toString();
	}

	/** Enters a macro; {@link #leave} must follow. */
	void enter() {
		work(1);
		if (++this.depth > this.bounds.depth()) {
			throw ScriptFailure.of("RecursionError",
					"macros call each other deeper than " + this.bounds.depth() + " levels");
		}
	}

	void leave() {
		this.depth--;
	}

	@Override
	public Clock clock() {
		return this.clock;
	}

	@Override
	public RandomGenerator random() {
		return this.random;
	}

	@Override
	public Steps regexSteps() {
		return this.regexSteps;
	}

	@Override
	public void log(String line) {
		if (this.log.size() >= MAX_LOG_LINES) {
			throw ScriptFailure.limit("the script logs more than " + MAX_LOG_LINES + " lines");
		}
		room(line.length());
		this.log.add(line);
	}

	@Override
	public String text(@Nullable Object value) {
		return Text.str(value, this);
	}

	@Override
	public void work(long steps) {
		this.stepsLeft -= steps;
		if (this.stepsLeft < 0) {
			throw ScriptFailure.limit("the script takes more than " + this.bounds.steps() + " steps");
		}
		this.untilClock -= steps;
		if (this.untilClock < 0) {
			this.untilClock = CLOCK_INTERVAL;
			checkTimeAndMemory();
		}
	}

	private void checkTimeAndMemory() {
		if (this.time.isOver()) {
			throw ScriptFailure.limit("the script takes longer than " + this.bounds.nanos() / 1_000_000 + " ms");
		}
		if (this.allocation.isExhausted()) {
			throw ScriptFailure.limit("the script takes more than " + this.bounds.bytes() + " bytes of memory");
		}
	}

	@Override
	public void room(long size) {
		if (size > this.bounds.size()) {
			throw ScriptFailure.limit("a text or list of " + size + " characters or elements (expected: up to "
					+ this.bounds.size() + ")");
		}
		this.roomLeft -= size;
		if (size > LARGE) {
			checkTimeAndMemory();
		}
		if (this.roomLeft < 0) {
			throw ScriptFailure.limit("the script makes texts and lists of more than " + this.bounds.room()
					+ " characters and elements in all");
		}
		work(1 + size / STEP_CHARACTERS);
	}

}
