using System.Net;
using System.Text;
using ClickCart.Payments.Gateway;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClickCart.Tests.Payments.Gateway;

/// <summary>What is known after each answer of the gateway, and after none.</summary>
public sealed class StripeGatewayTests
{
    private const string Whole = """{"id":"pi_1","object":"payment_intent","amount":1999,"currency":"usd","status":"requires_capture"}""";
    private const string Declined = """{"error":{"type":"card_error","code":"card_declined","decline_code":"lost_card","message":"Your card was declined."}}""";
    private const string Locked = """{"error":{"type":"invalid_request_error","code":"lock_timeout"}}""";

    [Theory]
    [InlineData(200, Whole, null, "succeeded pi_1")]
    [InlineData(200, """{"id":"pi_1","object":"payment_int""", null, "unknown: The answer 200 could not be read.")]
    [InlineData(200, "<html>proxy</html>", null, "unknown: The answer 200 could not be read.")]
    [InlineData(200, """{"id":"re_1","object":"refund","status":"succeeded"}""", null, "unknown: The answer 200 could not be read.")]
    [InlineData(402, Declined, null, "refused lost_card")]
    [InlineData(402, Declined, "Idempotent-Replayed: true", "refused lost_card")]
    [InlineData(402, Declined, "Stripe-Should-Retry: true", "busy: The gateway answered 402 lost_card.")]
    [InlineData(400, "<html>proxy</html>", null, "unknown: The answer 400 could not be read.")]
    [InlineData(401, "", null, "busy: The gateway answered 401.")]
    [InlineData(409, Locked, null, "busy: The gateway answered 409 lock_timeout.")]
    [InlineData(429, Locked, null, "busy: The gateway answered 429 lock_timeout.")]
    [InlineData(503, "", null, "unknown: The gateway answered 503.")]
    [InlineData(503, "", "Stripe-Should-Retry: true", "unknown: The gateway answered 503.")]
    [InlineData(500, "", "Stripe-Should-Retry: false", "unknown for good: The gateway answered 500.")]
    [InlineData(500, "", "Idempotent-Replayed: true", "unknown for good: The gateway answered 500.")]
    public async Task Each_answer_has_its_meaning(int status, string body, string? header, string meaning) => (await CaptureAsync(_ =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (header?.Split(": ") is [var name, var value]) response.Headers.Add(name, value);
        return Task.FromResult(response);
    })).ShouldBe(meaning);

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, "busy: No connection: ConnectionError.")]
    [InlineData(HttpRequestError.NameResolutionError, "busy: No connection: NameResolutionError.")]
    [InlineData(HttpRequestError.ResponseEnded, "unknown: The answer broke off: HttpRequestException.")]
    public async Task Only_what_never_reached_the_gateway_had_no_effect(HttpRequestError error, string meaning) =>
        (await CaptureAsync(_ => throw new HttpRequestException(error))).ShouldBe(meaning);

    [Fact]
    public async Task A_time_out_is_unknown() => (await CaptureAsync(async ct =>
    {
        await Task.Delay(Timeout.Infinite, ct);
        throw new InvalidOperationException();
    }, timeout: "0.1")).ShouldBe("unknown: No answer within 0.1 s.");

    [Fact]
    public async Task While_the_server_that_would_answer_is_not_listening_nothing_is_sent() =>
        (await CaptureAsync(_ => throw new InvalidOperationException("It was asked."), baseUrl: null)).ShouldBe("busy: The server is not listening yet.");

    [Theory]
    [InlineData(null, "busy: The gateway fails so often that it is given a rest.")]
    [InlineData("Idempotent-Replayed", "unknown for good: The gateway answered 500.")]
    public async Task The_circuit_opens_for_failures_and_not_for_the_kept_answers_of_earlier_ones(string? header, string last) => (await CaptureAsync(_ =>
    {
        var response = new HttpResponseMessage(HttpStatusCode.InternalServerError) { Content = new StringContent("") };
        if (header is not null) response.Headers.Add(header, "true");
        return Task.FromResult(response);
    }, calls: 30)).ShouldBe(last);

    [Theory]
    [InlineData("https://hooks.gateway.example/3ds/pi_1?a=b#c", true)]
    [InlineData("HTTPS://hooks.gateway.example/", true)]
    [InlineData("http://hooks.gateway.example/3ds", false)]
    [InlineData("http://gateway.example/3ds", false)]
    [InlineData("http://shop.example/3ds", false)]
    [InlineData("https://bank.example@evil.example/", false)]
    [InlineData("//hooks.gateway.example/3ds", false)]
    [InlineData("/3ds", false)]
    [InlineData("", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,<script>alert(1)</script>", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https:", false)]
    [InlineData("http://127.0.0.1:5080/sandbox/stripe/3ds/pi_1", true, "http://127.0.0.1:5080/sandbox/stripe")]
    [InlineData("http://shop.example/sandbox/stripe/3ds/pi_1", true, "http://127.0.0.1:5080/sandbox/stripe")]
    [InlineData("http://127.0.0.1:5081/sandbox/stripe/3ds/pi_1", false, "http://127.0.0.1:5080/sandbox/stripe")]
    [InlineData("http://evil.example/", false, "http://127.0.0.1:5080/sandbox/stripe")]
    public async Task Customers_are_sent_to_safe_addresses_alone(string url, bool kept, string baseUrl = "https://gateway.example")
    {
        var intent = $$"""
            {"id":"pi_1","object":"payment_intent","amount":1999,"currency":"usd","status":"requires_action",
            "next_action":{"type":"redirect_to_url","redirect_to_url":{"url":"{{url}}"} } }
            """;
        var ct = TestContext.Current.CancellationToken;
        StripeGateway Saying(string body) => Gateway(_ => Task.FromResult(new HttpResponseMessage { Content = new StringContent(body) }), baseUrl);
        (await Saying(intent).ReadAsync("pi_1", ct)).ShouldBeOfType<Outcome<PaymentIntent>.Succeeded>().Value.ActionUrl.ShouldBe(kept ? url : null);
        (await Saying($$"""{"data":[{{intent}}],"has_more":false}""").PaymentsSinceAsync(TimeProvider.System.GetUtcNow(), ct))
            .ShouldBeOfType<Outcome<IReadOnlyList<PaymentIntent>>.Succeeded>().Value.Single().ActionUrl.ShouldBe(kept ? url : null);
    }

    private static StripeGateway Gateway(
        Func<CancellationToken, Task<HttpResponseMessage>> answer, string? baseUrl = "https://gateway.example", string timeout = "30")
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([
            new("Payments:Stripe:BaseUrl", baseUrl), new("Payments:Stripe:ApiKey", "sk_test_1"), new("Payments:Stripe:TimeoutSeconds", timeout),
            new("ClickCart:PublicUrl", "http://shop.example")]).Build();
        var settings = new StripeSettings(
            configuration, new(new NotListening(), configuration), new HostingEnvironment { EnvironmentName = Environments.Development });
        return new(new HttpClient(new Stub(answer)), settings, new(settings, TimeProvider.System), NullLogger<StripeGateway>.Instance);
    }

    private static async Task<string> CaptureAsync(
        Func<CancellationToken, Task<HttpResponseMessage>> answer, string? baseUrl = "https://gateway.example", string timeout = "30", int calls = 1)
    {
        var gateway = Gateway(answer, baseUrl, timeout);
        for (var call = 1; call < calls; call++) await gateway.CaptureAsync("pi_1", new(1999, "USD"), "key", TestContext.Current.CancellationToken);
        return await gateway.CaptureAsync("pi_1", new(1999, "USD"), "key", TestContext.Current.CancellationToken) switch
        {
            Outcome<PaymentIntent>.Succeeded { Value: var intent } => $"succeeded {intent.Id}",
            Outcome<PaymentIntent>.Refused { Error: var error } => $"refused {error.Reason}",
            Outcome<PaymentIntent>.Unknown { Why: var why, Final: var final } => $"unknown{(final ? " for good" : "")}: {why}",
            var other => $"busy: {other.Doubt}",
        };
    }

    private sealed class Stub(Func<CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(cancellationToken);
    }

    private sealed class NotListening : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull =>
            Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
