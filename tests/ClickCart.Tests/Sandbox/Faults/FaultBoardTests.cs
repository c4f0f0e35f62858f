using ClickCart.Sandbox.Faults;

namespace ClickCart.Tests.Sandbox.Faults;

public sealed class FaultBoardTests
{
    private sealed class Fixed(double random) : IIds
    {
        public Guid New() => Guid.Empty;
        public string Secret() => "";
        public double NextDouble() => random;
    }

    private static FaultBoard Board(params Fault[] faults)
    {
        var board = new FaultBoard(new Fixed(0.5));
        board.Set(faults);
        return board;
    }

    [Theory]
    [InlineData("POST /v1/payment_intents", "POST", "/sandbox/stripe/v1/payment_intents", true)]
    [InlineData("POST /v1/payment_intents", "POST", "/sandbox/stripe/v1/payment_intents/pi_1/capture", true)]
    [InlineData("POST /v1/payment_intents$", "POST", "/sandbox/stripe/v1/payment_intents/pi_1/capture", false)]
    [InlineData("POST /v1/payment_intents$", "POST", "/sandbox/stripe/v1/payment_intents", true)]
    [InlineData("POST /v1/payment_intents", "GET", "/sandbox/stripe/v1/payment_intents", false)]
    [InlineData("POST /v1/payment", "POST", "/sandbox/stripe/v1/payment_intents", false)]
    [InlineData("POST /v1/payment_intents/*/capture", "POST", "/sandbox/stripe/v1/payment_intents/pi_1/capture", true)]
    [InlineData("POST /v1/payment_intents/{id}/capture", "POST", "/sandbox/stripe/v1/payment_intents/pi_1/capture", true)]
    [InlineData("POST /v1/payment_intents/*/capture", "POST", "/sandbox/stripe/v1/payment_intents/pi_1/cancel", false)]
    [InlineData("POST /payment_intents", "POST", "/sandbox/stripe/v1/payment_intents", true)]
    [InlineData("/sandbox/stripe/v1/refunds", "GET", "/sandbox/stripe/v1/refunds", true)]
    [InlineData("POST", "POST", "/sandbox/stripe/v1/refunds", true)]
    [InlineData("POST", "GET", "/sandbox/stripe/v1/refunds", false)]
    [InlineData("*", "GET", "/sandbox/stripe/v1/refunds", true)]
    [InlineData("", "GET", "/sandbox/stripe/v1/refunds", true)]
    [InlineData(null, "GET", "/sandbox/stripe/v1/refunds", true)]
    public void A_match_is_method_and_path_from_the_protocols_base(string? match, string method, string path, bool strikes) =>
        (Board(new Fault(FaultTarget.Stripe, FaultKind.Status, match)).Take(FaultTarget.Stripe, method, path) is not null).ShouldBe(strikes);

    [Theory]
    [InlineData("POST /v2/shipments/*/buy")]
    [InlineData("POST /shipments/*/buy")]
    public void The_carriers_version_may_be_left_out(string match) =>
        Board(new Fault(FaultTarget.Easypost, FaultKind.Slow, match)).Take(FaultTarget.Easypost, "POST", "/sandbox/easypost/v2/shipments/shp_1/buy")
            .ShouldNotBeNull();

    [Theory]
    [InlineData("payment_intent.", true)]
    [InlineData("payment_intent.*", true)]
    [InlineData("payment_intent.succeeded", true)]
    [InlineData("tracker.updated", false)]
    [InlineData("POST /api/v1/webhooks/stripe", true)]
    [InlineData("POST /api/v1/webhooks/easypost", false)]
    public void A_webhook_is_matched_by_its_receiver_or_its_type(string match, bool strikes) =>
        (Board(new Fault(FaultTarget.Webhooks, FaultKind.Drop, match)).Take(
            FaultTarget.Webhooks, "POST", "/api/v1/webhooks/stripe", "payment_intent.succeeded") is not null).ShouldBe(strikes);

    [Fact]
    public void Each_target_has_its_own() => Board(new Fault(FaultTarget.Stripe, FaultKind.Slow)).Take(
        FaultTarget.Easypost, "GET", "/v2/shipments/1").ShouldBeNull();

    [Theory]
    [InlineData(0.4, false)]
    [InlineData(0.6, true)]
    [InlineData(0.0, false)]
    [InlineData(1.0, true)]
    public void Probability_is_honoured(double probability, bool strikes) =>
        (Board(new Fault(FaultTarget.Stripe, FaultKind.Slow, Probability: probability)).Take(FaultTarget.Stripe, "GET", "/v1/refunds") is not null)
            .ShouldBe(strikes);

    [Fact]
    public void A_fault_is_spent_after_its_times_and_the_next_one_strikes()
    {
        var board = Board(new Fault(FaultTarget.Stripe, FaultKind.Slow, Times: 2), new Fault(FaultTarget.Stripe, FaultKind.CutBody, Times: 1));
        Enumerable.Range(0, 4).Select(_ => board.Take(FaultTarget.Stripe, "GET", "/v1/refunds")?.Kind)
            .ShouldBe([FaultKind.Slow, FaultKind.Slow, FaultKind.CutBody, null]);
    }

    [Fact]
    public void Setting_takes_the_place_of_what_was_set_and_clearing_ends_it()
    {
        var board = Board(new Fault(FaultTarget.Stripe, FaultKind.Slow));
        board.Set([new Fault(FaultTarget.Stripe, FaultKind.CutBody)]);
        board.Take(FaultTarget.Stripe, "GET", "/")!.Kind.ShouldBe(FaultKind.CutBody);
        board.Clear();
        board.Take(FaultTarget.Stripe, "GET", "/").ShouldBeNull();
    }

    [Fact]
    public void Senseless_faults_have_a_flaw()
    {
        new Fault(FaultTarget.Stripe, FaultKind.Drop).Flaw().ShouldNotBeNull();
        new Fault(FaultTarget.Webhooks, FaultKind.Status).Flaw().ShouldNotBeNull();
        new Fault(FaultTarget.Stripe, FaultKind.Status, Status: 200).Flaw().ShouldNotBeNull();
        new Fault(FaultTarget.Stripe, FaultKind.Slow, DelayMs: -1).Flaw().ShouldNotBeNull();
        new Fault(FaultTarget.Stripe, FaultKind.Slow, Probability: 1.1).Flaw().ShouldNotBeNull();
        new Fault(FaultTarget.Stripe, FaultKind.Slow, Times: 0).Flaw().ShouldNotBeNull();
        foreach (var kind in Enum.GetValues<FaultKind>())
            new Fault(kind >= FaultKind.Duplicate ? FaultTarget.Webhooks : FaultTarget.Stripe, kind).Flaw().ShouldBeNull();
    }
}
