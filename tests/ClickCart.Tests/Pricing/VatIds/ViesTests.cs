using System.Net;
using ClickCart.Pricing.Contracts;
using ClickCart.Pricing.VatIds;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClickCart.Tests.Pricing.VatIds;

public sealed class ViesTests
{
    [Theory]
    [InlineData(200, """{"isValid":true,"userError":"VALID","name":"---"}""", VatIdAnswer.Confirmed)]
    [InlineData(200, """{"isValid":false,"userError":"INVALID"}""", VatIdAnswer.Refused)]
    [InlineData(200, """{"isValid":false,"userError":"MS_UNAVAILABLE"}""", VatIdAnswer.Unanswered)]
    [InlineData(200, """{"actionSucceed":false,"errorWrappers":[{"error":"MS_MAX_CONCURRENT_REQ"}]}""", VatIdAnswer.Unanswered)]
    [InlineData(200, "<html>", VatIdAnswer.Unanswered)]
    [InlineData(200, "null", VatIdAnswer.Unanswered)]
    [InlineData(503, "", VatIdAnswer.Unanswered)]
    public async Task Only_a_clear_answer_is_one(int status, string body, VatIdAnswer answer)
    {
        var there = new Register(status, body);
        (await Vies(there).AskAsync(new("EL", "094259216"), TestContext.Current.CancellationToken)).ShouldBe(answer);
        there.Asked.ShouldBe(["https://register.example/rest/ms/EL/vat/094259216"]);
    }

    [Fact]
    public async Task Nobody_waits_longer_than_it_is_patient() => (await Vies(new Register(200, null), ("Pricing:VatIds:TimeoutSeconds", "0.05"))
        .AskAsync(new("EL", "094259216"), TestContext.Current.CancellationToken)).ShouldBe(VatIdAnswer.Unanswered);

    [Fact]
    public async Task Nobody_is_asked_without_an_address_or_for_an_id_that_it_does_not_know()
    {
        var there = new Register(200, "{}");
        (await Vies(there, ("Pricing:VatIds:ServiceUrl", "")).AskAsync(new("EL", "094259216"), TestContext.Current.CancellationToken))
            .ShouldBe(VatIdAnswer.Unanswered);
        (await Vies(there).AskAsync(new("GB", "980780684"), TestContext.Current.CancellationToken)).ShouldBe(VatIdAnswer.Unanswered);
        there.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, false, true)]
    [InlineData("https://ec.europa.eu/taxation_customs/vies/rest-api", false, true)]
    [InlineData("http://localhost:9", true, true)]
    [InlineData("http://localhost:9", false, false)]
    [InlineData("vies", true, false)]
    public async Task An_address_that_is_none_is_refused_at_the_start(string? url, bool isDevelopment, bool isRight)
    {
        var problems = await Settings(("Pricing:VatIds:ServiceUrl", url)).ProblemsAsync(isDevelopment, TestContext.Current.CancellationToken);
        problems.Count.ShouldBe(isRight ? 0 : 1);
        problems.ShouldAllBe(p => p.StartsWith($"Pricing:VatIds:ServiceUrl is '{url}'"));
    }

    private static Vies Vies(Register register, params (string, string?)[] settings) => new(
        new HttpClient(register), Settings([("Pricing:VatIds:ServiceUrl", "https://register.example/rest/"), .. settings]), NullLogger<Vies>.Instance);

    private static ViesSettings Settings(params (string Key, string? Value)[] settings) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(settings.GroupBy(s => s.Key).Select(s => KeyValuePair.Create(s.Key, s.Last().Value))).Build());

    /// <summary>Answers this to everybody; nothing at all without a body.</summary>
    private sealed class Register(int status, string? body) : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!.ToString());
            if (body is null) await Task.Delay(Timeout.Infinite, cancellationToken);
            return new((HttpStatusCode)status) { Content = new StringContent(body!, System.Text.Encoding.UTF8, "application/json") };
        }
    }
}
