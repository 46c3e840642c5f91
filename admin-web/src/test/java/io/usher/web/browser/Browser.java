package io.usher.web.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;

import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.util.FileSystemUtils;

/**
 * Chromium without a window. Where it is not installed, tests are skipped and say so;
 * with {@code CI=true} they fail.
 */
public final class Browser implements AutoCloseable {

	private static final File CHROMIUM = new File("/usr/bin/chromium");

	private static final File DRIVER = new File("/usr/bin/chromedriver");

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final String address;

	private final Path profile;

	private final ChromeDriver driver;

	private Browser(String address, Path profile, ChromeDriver driver) {
		this.address = address;
		this.profile = profile;
		this.driver = driver;
	}

	/**
	 * Starts a browser.
	 * @param address the program's address, without a slash at its end
	 */
	public static Browser open(String address) {
		requireChromium();
		try {
			Path profile = Files.createTempDirectory("usher-browser");
			ChromeOptions options = new ChromeOptions();
			options.setBinary(CHROMIUM);
			options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
					"--disable-quic", "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
					"--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions",
					"--force-prefers-reduced-motion", "--window-size=1440,900", "--user-data-dir=" + profile);
			LoggingPreferences logs = new LoggingPreferences();
			logs.enable(LogType.BROWSER, Level.ALL);
			options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
			return new Browser(address, profile,
					new ChromeDriver(
							new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).usingAnyFreePort().build(),
							options));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void requireChromium() {
		boolean there = CHROMIUM.canExecute() && DRIVER.canExecute();
		String missing = CHROMIUM + " or " + DRIVER + ": missing (expected: Debian's chromium and chromium-driver)";
		if (!there && Boolean.parseBoolean(System.getenv("CI"))) {
			throw new IllegalStateException(missing);
		}
		Assumptions.assumeTrue(there, missing);
	}

	/** Goes to a path. */
	void go(String path) {
		this.driver.get(this.address + path);
	}

	/** Returns the path and query that are shown. */
	public String path() {
		return this.driver.getCurrentUrl().substring(this.address.length());
	}

	/** Returns the element once it can be seen. */
	WebElement see(String selector) {
		return new WebDriverWait(this.driver, PATIENCE)
			.until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
	}

	/** Clicks the element once it can be clicked. */
	void click(String selector) {
		WebElement element = new WebDriverWait(this.driver, PATIENCE)
			.until(ExpectedConditions.elementToBeClickable(By.cssSelector(selector)));
		// The driver scrolls by itself, but below bars that stand over the page.
		this.driver.executeScript("arguments[0].scrollIntoView({block: 'nearest', behavior: 'instant'})", element);
		element.click();
	}

	/** Replaces what is in an input. */
	void type(String selector, String text) {
		WebElement input = see(selector);
		input.clear();
		input.sendKeys(text);
	}

	/** Chooses a file to upload. */
	void attach(String selector, Path file) {
		see(selector).sendKeys(file.toAbsolutePath().toString());
	}

	/** Types where the focus is. */
	void press(CharSequence... keys) {
		new Actions(this.driver).sendKeys(keys).perform();
	}

	/** Presses a key where the focus is while Ctrl and other keys are held. */
	void pressWithControl(CharSequence key, Keys... held) {
		Actions actions = new Actions(this.driver).keyDown(Keys.CONTROL);
		for (Keys each : held) {
			actions.keyDown(each);
		}
		actions.sendKeys(key);
		for (Keys each : held) {
			actions.keyUp(each);
		}
		actions.keyUp(Keys.CONTROL).perform();
	}

	/** Chooses what is shown with a text. */
	void choose(String selector, String text) {
		new Select(see(selector)).selectByVisibleText(text);
	}

	/** Clicks the link with a text once it can be clicked. */
	public void follow(String text) {
		new WebDriverWait(this.driver, PATIENCE).until(ExpectedConditions.elementToBeClickable(By.linkText(text)))
			.click();
	}

	/** Waits until the element has the text somewhere in it. */
	void waitForText(String selector, String text) {
		new WebDriverWait(this.driver, PATIENCE)
			.until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(selector), text));
	}

	/** Tells whether the element is there and can be seen now. */
	boolean shows(String selector) {
		return this.driver.findElements(By.cssSelector(selector)).stream().anyMatch(WebElement::isDisplayed);
	}

	/** Makes the page as wide as a telephone or a desk's screen. */
	public void resize(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	/** Runs an expression in the page. */
	public Object evaluate(String expression) {
		return this.driver.executeScript("return " + expression);
	}

	/** Waits until an expression in the page is true. */
	void waitUntil(String expression) {
		new WebDriverWait(this.driver, PATIENCE)
			.until((driver) -> Boolean.TRUE.equals(this.driver.executeScript("return " + expression)));
	}

	/** Waits until the path and query are shown. */
	public void waitForPath(String path) {
		new WebDriverWait(this.driver, PATIENCE).until((driver) -> path().equals(path));
	}

	/** Waits until the page has a title. */
	public void waitForTitle(String title) {
		new WebDriverWait(this.driver, PATIENCE).until(ExpectedConditions.titleIs(title));
	}

	/** Loads the page again. */
	public void reload() {
		this.driver.navigate().refresh();
	}

	/** Forgets who is logged in, as when the session has ended. */
	public void forgetSession() {
		this.driver.manage().deleteCookieNamed("usher-session");
	}

	/** Returns the picture of what is shown, a PNG file. */
	byte[] picture() {
		return this.driver.getScreenshotAs(OutputType.BYTES);
	}

	/** Runs a script that hands its result to its last argument. */
	Object ask(String script, Object... arguments) {
		this.driver.manage().timeouts().scriptTimeout(PATIENCE);
		return this.driver.executeAsyncScript(script, arguments);
	}

	/** Tells servers that it is another browser. */
	void callItself(String name) {
		this.driver.executeCdpCommand("Emulation.setUserAgentOverride", Map.of("userAgent", name));
	}

	/** Runs a script ahead of every page's own. */
	void ahead(String script) {
		this.driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
	}

	/** Goes back as its button does. */
	public void back() {
		this.driver.navigate().back();
	}

	/**
	 * Returns what the browser complained about, such as content that the policy forbids.
	 */
	public List<String> complaints() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.map(Object::toString)
			.toList();
	}

	@Override
	public void close() {
		this.driver.quit();
		FileSystemUtils.deleteRecursively(this.profile.toFile());
	}

}
