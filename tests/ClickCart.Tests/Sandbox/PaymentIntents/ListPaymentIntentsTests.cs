namespace ClickCart.Tests.Sandbox.PaymentIntents;

public sealed class ListPaymentIntentsTests(SharedSandbox shared) : SandboxTest(shared)
{
    protected override (string Key, string Value)[] Own => [];

    private async Task<List<string>> IdsAsync(string query) =>
        [.. (await StripeAsync("GET", "/payment_intents" + query)).ShouldBe(200)["data"].EnumerateArray().Select(p => p.Text("id")!)];

    [Fact]
    public async Task Pages_newest_first_without_gap_or_repeat()
    {
        var made = new List<string>();
        for (var i = 0; i < 7; i++) made.Insert(0, await PaidAsync());
        var (read, after) = (new List<string>(), "");
        for (var more = true; more;)
        {
            var page = (await StripeAsync("GET", $"/payment_intents?limit=3{after}")).ShouldBe(200);
            page["object"].GetString().ShouldBe("list");
            page["url"].GetString().ShouldBe("/v1/payment_intents");
            read.AddRange(page["data"].EnumerateArray().Select(p => p.Text("id")!));
            after = "&starting_after=" + read[^1];
            more = page["has_more"].GetBoolean();
        }
        read.ShouldBe(made);
        (await IdsAsync($"?limit=2&ending_before={made[4]}")).ShouldBe(made[2..4]);
        (await IdsAsync("?limit=100")).ShouldBe(made);
    }

    [Fact]
    public async Task Can_be_limited_to_a_time()
    {
        var old = await PaidAsync();
        Host.Clock.Advance(TimeSpan.FromHours(1));
        var young = await PaidAsync();
        var between = Host.Clock.GetUtcNow().AddMinutes(-30).ToUnixTimeSeconds();
        (await IdsAsync($"?created[gte]={between}")).ShouldBe([young]);
        (await IdsAsync($"?created[gt]={between}")).ShouldBe([young]);
        (await IdsAsync($"?created[lt]={between}")).ShouldBe([old]);
        (await IdsAsync($"?created[lte]={between}")).ShouldBe([old]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("many")]
    public async Task A_page_holds_1_to_100(string limit) => (await StripeAsync("GET", "/payment_intents?limit=" + limit)).ShouldBeRefused(
        400, "parameter_invalid_integer", "limit");

    [Fact]
    public async Task Shows_charges_whole_when_asked()
    {
        await PaidAsync();
        (await StripeAsync("GET", "/payment_intents?expand[]=data.latest_charge"))["data"][0].GetProperty("latest_charge").Text("object").ShouldBe("charge");
    }
}
