package id.etalase.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Swagger UI at the gateway in a real browser. Runs where Chromium and its driver are installed, and says so where not. */
@ExtendWith(SharedSuite.class)
class SwaggerUiIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Suite suite;
    private static Path chromium;
    private static Path driverProgram;

    private ChromeDriver browser;
    private WebDriverWait wait;

    @BeforeAll
    static void start(Suite running) {
        Optional<Path> browserFound = find("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driverFound = find("chromedriver");
        Assumptions.assumeTrue(browserFound.isPresent() && driverFound.isPresent(),
                "Swagger UI was NOT tried in a browser: install chromium and chromium-driver (Debian) to run this test");
        chromium = browserFound.get();
        driverProgram = driverFound.get();
        suite = running;
    }

    @BeforeEach
    void open() {
        ChromeOptions options = new ChromeOptions().setBinary(chromium.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1400,2400");
        browser = new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(driverProgram.toFile()).build(), options);
        wait = new WebDriverWait(browser, PATIENCE);
        browser.get(suite.gateway() + "/docs");
    }

    @AfterEach
    void close() {
        browser.quit();
    }

    @Test
    void a_read_is_tried_out_through_the_gateway() {
        // When
        WebElement operation = tryOut("listSisterCities");
        execute(operation);

        // Then
        assertThat(statusOf(operation)).isEqualTo("200");
        assertThat(requestUrlOf(operation)).startsWith(suite.gateway() + "/v1/sister-cities");
    }

    @Test
    void a_write_is_tried_out_with_a_token() {
        // Given
        authorize(suite.token("cooperation-officer"));
        WebElement operation = tryOut("registerPartner");
        fill(operation.findElement(By.cssSelector("tr[data-param-name='Idempotency-Key'] input")), "from-swagger-ui-1");

        // When
        execute(operation);

        // Then
        assertThat(statusOf(operation)).isEqualTo("201");
    }

    @Test
    void a_write_without_a_token_is_refused_with_a_problem() {
        // Given
        WebElement operation = tryOut("registerPartner");
        fill(operation.findElement(By.cssSelector("tr[data-param-name='Idempotency-Key'] input")), "from-swagger-ui-2");

        // When
        execute(operation);

        // Then
        assertThat(statusOf(operation)).isEqualTo("401");
    }

    @Test
    void a_role_that_is_chosen_is_the_one_of_every_try_until_another_is() {
        // Given
        WebElement operation = tryOut("registerPartner");
        fill(operation.findElement(By.cssSelector("tr[data-param-name='Idempotency-Key'] input")), "from-swagger-ui-3");

        // When
        choose("auditor");
        execute(operation);
        String refused = statusOf(operation);
        choose("cooperation-officer");
        clear(operation);
        execute(operation);

        // Then
        assertThat(refused).isEqualTo("403");
        assertThat(statusOf(operation)).as("it is new, or another test has registered it").isIn("201", "409");
    }

    private void choose(String role) {
        WebElement choice = wait.until(ExpectedConditions.visibilityOfElementLocated(By.id("role")));
        scrollTo(choice);
        new Select(choice).selectByValue(role);
        wait.until(ExpectedConditions.textToBe(By.id("role-said"), "Every try now carries a token of this role."));
    }

    /** Takes the answer away, so that the next one is not taken for it. */
    private void clear(WebElement operation) {
        WebElement button = operation.findElement(By.cssSelector("button.btn-clear"));
        scrollTo(button);
        button.click();
        wait.until(ExpectedConditions.numberOfElementsToBe(By.cssSelector(".live-responses-table"), 0));
    }

    /** Opens an operation; the page offers to try it at once, without a click on "Try it out". */
    private WebElement tryOut(String operationId) {
        WebElement operation = wait.until(ExpectedConditions
                .presenceOfElementLocated(By.cssSelector(".opblock[id$='-" + operationId + "']")));
        scrollTo(operation);
        operation.findElement(By.cssSelector(".opblock-summary-control")).click();
        WebElement execute = wait.until(ExpectedConditions.presenceOfNestedElementLocatedBy(operation,
                By.cssSelector("button.execute")));
        scrollTo(execute);
        return operation;
    }

    private void execute(WebElement operation) {
        WebElement button = operation.findElement(By.cssSelector("button.execute"));
        scrollTo(button);
        wait.until(ExpectedConditions.elementToBeClickable(button)).click();
    }

    private void authorize(String token) {
        wait.until(ExpectedConditions.elementToBeClickable(By.cssSelector("button.authorize"))).click();
        WebElement dialog = wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector(".modal-ux")));
        List<WebElement> forms = dialog.findElements(By.cssSelector(".auth-container"));
        WebElement bearer = forms.stream().filter(form -> form.getText().contains("(http, Bearer)")).findFirst().orElseThrow();
        fill(bearer.findElement(By.cssSelector("input")), token);
        bearer.findElement(By.cssSelector("button.authorize")).click();
        dialog.findElement(By.cssSelector("button.close-modal")).click();
    }

    private static void fill(WebElement field, String text) {
        field.clear();
        field.sendKeys(text);
    }

    private void scrollTo(WebElement element) {
        browser.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
    }

    private String statusOf(WebElement operation) {
        return wait.until(ExpectedConditions.presenceOfNestedElementLocatedBy(operation,
                By.cssSelector(".live-responses-table tr.response .response-col_status"))).getText().lines().findFirst()
                .orElse("");
    }

    private static String requestUrlOf(WebElement operation) {
        return operation.findElement(By.cssSelector(".request-url pre")).getText();
    }

    private static Optional<Path> find(String... names) {
        return Stream.of(names).flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(Path::of)
                .map(directory -> directory.resolve(name))).filter(Files::isExecutable).findFirst();
    }
}
