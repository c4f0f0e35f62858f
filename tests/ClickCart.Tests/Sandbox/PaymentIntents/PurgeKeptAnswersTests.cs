using ClickCart.Sandbox.PaymentIntents;

namespace ClickCart.Tests.Sandbox.PaymentIntents;

public sealed class PurgeKeptAnswersTests(SharedSandbox shared) : SandboxTest(shared)
{
    protected override (string Key, string Value)[] Own => [];

    [Fact]
    public async Task A_key_is_known_for_a_day_and_then_forgotten()
    {
        var key = NewKey();
        await PayAsync(key: key);
        Host.Clock.Advance(TimeSpan.FromHours(24));
        await Host.RunAsync<PurgeKeptAnswers>();
        (await PayAsync(key: key)).Replayed().ShouldBeTrue();
        Host.Clock.Advance(TimeSpan.FromHours(2));
        await Host.RunAsync<PurgeKeptAnswers>();
        (await PayAsync(key: key)).ShouldBe(200).Replayed().ShouldBeFalse();
    }
}
