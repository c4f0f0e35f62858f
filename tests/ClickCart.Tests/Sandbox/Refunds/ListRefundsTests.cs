namespace ClickCart.Tests.Sandbox.Refunds;

public sealed class ListRefundsTests(SharedSandbox shared) : SandboxTest(shared)
{
    protected override (string Key, string Value)[] Own => [];

    private async Task<List<string>> IdsAsync(string query) => [.. (await StripeAsync("GET", "/refunds" + query)).ShouldBe(200)["data"].EnumerateArray()
        .Select(r => r.Text("id")!)];

    [Fact]
    public async Task Lists_all_or_those_of_one_payment_newest_first()
    {
        var (one, other) = (await PayAsync(), await PayAsync());
        var made = new List<string>();
        foreach (var payment in new[] { one, other, one })
            made.Insert(0, (await StripeAsync("POST", "/refunds", ("payment_intent", payment.Id()), ("amount", "100"))).ShouldBe(200).Id());
        (await IdsAsync("")).ShouldBe(made);
        (await IdsAsync($"?payment_intent={one.Id()}")).ShouldBe([made[0], made[2]]);
        (await IdsAsync($"?charge={other["latest_charge"].GetString()}")).ShouldBe([made[1]]);
        (await IdsAsync($"?limit=1&starting_after={made[0]}")).ShouldBe([made[1]]);
        (await IdsAsync($"?created[gt]={Host.Clock.GetUtcNow().AddMinutes(1).ToUnixTimeSeconds()}")).ShouldBeEmpty();
    }
}
