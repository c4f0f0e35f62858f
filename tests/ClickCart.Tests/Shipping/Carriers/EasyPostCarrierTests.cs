using System.Net;
using System.Text;
using ClickCart.Shipping.Carriers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace ClickCart.Tests.Shipping.Carriers;

/// <summary>What the carrier answers, in the words of the recorded exchanges.</summary>
[Collection(nameof(ShippingHost))]
public sealed class EasyPostCarrierTests(ShippingHost host)
{
    [Theory]
    [InlineData(
        422, """{"error":{"code":"PARAMETER.REQUIRED","message":"Missing required parameter.","errors":[{"field":"shipment","message":"cannot be blank"}]}}""", "Refused PARAMETER.REQUIRED")]
    [InlineData(
        404, """{"error":{"code":"NOT_FOUND","errors":["No eligible insurance found with provided tracking code."],"message":"The requested resource could not be found."}}""", "Refused NOT_FOUND")]
    [InlineData(
        422, """{"error":{"code":"SHIPMENT.POSTAGE.EXISTS","message":"Postage already exists for this shipment.","errors":[]}}""", "Refused SHIPMENT.POSTAGE.EXISTS")]
    [InlineData(422, "<html>proxy</html>", "Unknown")]
    [InlineData(429, """{"error":{"code":"RATE_LIMITED","message":"Too many requests.","errors":[]}}""", "Busy")]
    [InlineData(401, """{"error":{"code":"UNAUTHORIZED","message":"No.","errors":[]}}""", "Busy")]
    [InlineData(500, "", "Unknown")]
    [InlineData(200, """{"id":"shp_1","rates":[{"id":"ra""", "Unknown")]
    [InlineData(200, "{}", "Unknown")]
    [InlineData(
        200, """{"id":"shp_1","object":"Shipment","mode":"test","tracking_code":null,"postage_label":null,"selected_rate":null,"tracker":null,"messages":[{"carrier":"UPS","type":"rate_error","message":"No rate response received."}],"rates":[{"id":"rate_1","object":"Rate","service":"GroundAdvantage","carrier":"USPS","rate":"5.93","currency":"USD","delivery_days":3}]}""", "Succeeded")]
    public async Task Each_answer_has_its_meaning(int status, string body, string meaning)
    {
        var outcome = await With((_, _) => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status)
        {
            Content =
            new StringContent(body, Encoding.UTF8, "application/json")
        }))
            .ReadAsync("shp_1", TestContext.Current.CancellationToken);
        (outcome switch
        {
            Outcome<CarrierShipment>.Refused refused => $"Refused {refused.Error.Reason}",
            var other => other.GetType().Name,
        }).ShouldBe(meaning);
        if (outcome is not Outcome<CarrierShipment>.Succeeded { Value: var shipment }) return;
        shipment.IsBought.ShouldBeFalse();
        shipment.Rates!.Single().Price.ShouldBe(new(593, "USD"));
    }

    [Theory]
    [InlineData("https://labels.carrier.example/pl_1.png", true)]
    [InlineData("http://labels.carrier.example/pl_1.png", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("//labels.carrier.example/pl_1.png", false)]
    [InlineData("pl_1.png", false)]
    public async Task Nobody_is_sent_to_an_unsafe_address_and_a_label_without_one_is_bought_all_the_same(string url, bool kept)
    {
        var tracker = $$"""{"id":"trk_1","tracking_code":"T1","status":"pre_transit","public_url":"{{url}}"}""";
        var body = $$"""{"id":"shp_1","tracking_code":"T1","postage_label":{"label_url":"{{url}}"},"tracker":{{tracker}},"rates":[]}""";
        var ct = TestContext.Current.CancellationToken;
        EasyPostCarrier Saying(string said) => With((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StringContent(said) }));
        var parcel = (await Saying(body).ReadAsync("shp_1", ct)).ShouldBeOfType<Outcome<CarrierShipment>.Succeeded>().Value;
        parcel.IsBought.ShouldBeTrue();
        parcel.PostageLabel!.LabelUrl.ShouldBe(kept ? url : null);
        parcel.Tracker!.PublicUrl.ShouldBe(kept ? url : null);
        (await Saying(tracker).ReadTrackerAsync("trk_1", ct)).ShouldBeOfType<Outcome<CarrierTracker>.Succeeded>().Value.PublicUrl.ShouldBe(kept ? url : null);
    }

    [Fact]
    public async Task A_broken_connection_is_unknown() => (await With((_, _) => throw new HttpRequestException("reset"))
        .BuyAsync("shp_1", "rate_1", TestContext.Current.CancellationToken))
        .ShouldBeOfType<Outcome<CarrierShipment>.Unknown>();

    [Fact]
    public async Task A_carrier_that_keeps_failing_is_given_a_rest()
    {
        var calls = 0;
        var carrier = With((_, _) => Task.FromResult(new HttpResponseMessage((HttpStatusCode)(500 + Interlocked.Increment(ref calls) * 0))));
        for (var i = 0; i < 20; i++) (await carrier.ReadAsync("shp_1",
            TestContext.Current.CancellationToken)).ShouldBeOfType<Outcome<CarrierShipment>.Unknown>();
        for (var i = 0; i < 20; i++) (await carrier.ReadAsync("shp_1", TestContext.Current.CancellationToken)).ShouldBeOfType<Outcome<CarrierShipment>.Busy>();
        calls.ShouldBe(20);
    }

    private EasyPostCarrier With(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Shipping:EasyPost:BaseUrl", "https://carrier.example"), new("Shipping:EasyPost:ApiKey", "EZTK")]).Build();
        var settings = new EasyPostSettings(configuration, host.Services.GetRequiredService<ServerAddress>(),
            host.Services.GetRequiredService<IHostEnvironment>());
        return new(new HttpClient(new Stub(answer)), settings, new(settings, TimeProvider.System), NullLogger<EasyPostCarrier>.Instance);
    }

    private sealed class Stub(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            answer(request, cancellationToken);
    }
}
