using ClickCart.Payments.Contracts;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.Payments;
using ClickCart.Payments.Refunds;

namespace ClickCart.Tests.Payments.Payments;

public sealed class PaymentTests
{
    private static readonly Ids Ids = new(TimeProvider.System);
    private static Stamp Now => new(TimeProvider.System.GetUtcNow(), Ids, "test", default);

    /// <summary>The table of PaymentStates, cell by cell: rows are from, columns to, in the order of the enum.</summary>
    [Fact]
    public void The_state_table_has_these_edges_and_no_others()
    {
        string[] table =
        [
            //             Ag Un Pr AR De Ad Cg CF Cd Vg Vd NR Aw
            "Authorizing    .  x  x  x  x  x  .  .  .  .  x  .  .",
            "Unknown        .  .  x  x  x  x  .  .  .  .  x  .  .",
            "Processing     .  .  .  x  x  x  .  .  .  .  x  .  .",
            "ActionRequired .  .  x  .  x  x  .  .  .  x  x  .  .",
            "Declined       x  .  .  .  .  x  .  .  .  x  x  .  .",
            "Authorized     .  .  .  .  .  .  x  .  x  x  x  .  .",
            "Capturing      .  .  .  .  .  .  .  x  x  .  .  .  .",
            "CaptureFailed  .  .  .  .  .  .  .  .  x  x  x  .  .",
            "Captured       .  .  .  .  .  .  .  .  .  .  .  .  .",
            "Voiding        .  .  .  .  .  .  .  .  x  .  x  .  .",
            "Voided         .  .  .  .  .  .  .  .  .  .  .  .  .",
            "NotRequired    .  .  .  .  .  .  .  .  .  .  .  .  .",
            "Awaited        .  .  .  .  .  .  .  .  x  .  x  .  .",
        ];
        var states = Enum.GetValues<PaymentState>();
        table.Length.ShouldBe(states.Length);
        foreach (var (row, from) in table.Zip(states))
        {
            var cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            cells[0].ShouldBe(from.ToString());
            foreach (var (cell, to) in cells.Skip(1).Zip(states)) PaymentStates.Allows(from, to).ShouldBe(cell == "x", $"{from} to {to}");
        }
    }

    [Theory]
    [InlineData(PaymentState.Authorizing)]
    [InlineData(PaymentState.Unknown)]
    [InlineData(PaymentState.Processing)]
    [InlineData(PaymentState.ActionRequired)]
    [InlineData(PaymentState.Declined)]
    [InlineData(PaymentState.Authorized)]
    [InlineData(PaymentState.Capturing)]
    [InlineData(PaymentState.CaptureFailed)]
    [InlineData(PaymentState.Captured)]
    [InlineData(PaymentState.Voiding)]
    [InlineData(PaymentState.Voided)]
    internal void Whatever_the_gateway_says_in_whatever_state_money_stays_within_its_bounds(PaymentState state)
    {
        string[] statuses =
            ["requires_payment_method", "requires_confirmation", "requires_action", "processing", "requires_capture", "succeeded", "canceled", "news_to_us"];
        foreach (var first in statuses)
            foreach (var second in statuses)
            {
                var payment = In(state);
                payment.Observe(Intent(payment, first), Now);
                payment.Observe(Intent(payment, second), Now);
                if (state is PaymentState.Voided) payment.State.ShouldBe(PaymentState.Voided);
                payment.Captured.ShouldBeLessThanOrEqualTo(payment.Authorized);
                payment.Captured.ShouldBe(payment.Ledger.Where(l => l.Kind == LedgerKind.Captured).Sum(l => l.Amount));
            }
    }

    [Fact]
    public void The_same_state_read_twice_is_published_once()
    {
        var payment = In(PaymentState.Authorizing);
        payment.Observe(Intent(payment, "requires_capture"), Now);
        payment.Observe(Intent(payment, "requires_capture"), Now);
        payment.TakeEvents().Events.ShouldHaveSingleItem().ShouldBeOfType<PaymentAuthorized>();
    }

    [Fact]
    public void A_read_does_not_take_the_last_decline_for_the_answer_to_the_next_card()
    {
        var payment = In(PaymentState.Declined);
        payment.Retry("pm_card_visa", 2, Now);
        payment.Observe(Intent(payment, "requires_payment_method"), Now);
        payment.State.ShouldBe(PaymentState.Authorizing);
    }

    [Fact]
    public void A_cancelled_order_that_is_authorised_late_is_voided()
    {
        var payment = In(PaymentState.Unknown);
        payment.Cancel("the hold ran out", Now);
        payment.State.ShouldBe(PaymentState.Unknown);
        payment.Observe(Intent(payment, "requires_capture"), Now);
        payment.State.ShouldBe(PaymentState.Voiding);
    }

    [Fact]
    public void A_cancelled_order_that_is_captured_late_is_refunded_in_full()
    {
        var payment = In(PaymentState.Capturing);
        payment.Cancel("changed my mind", Now);
        payment.Observe(Intent(payment, "succeeded"), Now);
        payment.State.ShouldBe(PaymentState.Captured);
        payment.Refunds.ShouldHaveSingleItem().Amount.ShouldBe(1999);
        payment.TakeEvents().Work.OfType<RefundPaymentJob>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Another_amount_currency_or_order_is_not_believed()
    {
        var payment = In(PaymentState.Authorizing);
        payment.Observe(Intent(payment, "succeeded") with { WireAmount = 1 }, Now);
        payment.Observe(Intent(payment, "succeeded") with { Currency = "eur" }, Now);
        payment.Observe(Intent(payment, "succeeded") with { Metadata = new Dictionary<string, string> { ["order_id"] = Guid.Empty.ToString() } }, Now);
        payment.State.ShouldBe(PaymentState.Authorizing);
        var (events, _, alerts) = payment.TakeEvents();
        events.ShouldBeEmpty();
        alerts.ShouldNotBeEmpty();
    }

    [Fact]
    public void An_order_that_costs_nothing_never_calls_the_gateway()
    {
        var payment = Payment.Open(Events.OrderPlaced(total: 0), Now);
        payment.Capture(Now);
        payment.RequestRefund(new(1, "USD"), "damaged", Now).Error!.Detail.ShouldBe("Nothing was paid for this order, so there is nothing to refund.");
        payment.Cancel("changed my mind", Now);
        (payment.State, payment.Authorized, payment.Captured).ShouldBe((PaymentState.NotRequired, 0, 0));
        var (events, work, alerts) = payment.TakeEvents();
        (events.Count, work.Count, alerts.Count).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void Refunds_pending_and_succeeded_never_exceed_the_capture_and_a_failed_one_counts_no_more()
    {
        var payment = In(PaymentState.Captured);
        var first = payment.RequestRefund(new(1500, "USD"), "damaged", Now).Value;
        payment.RequestRefund(new(500, "USD"), "too much", Now).Error!.Type.ShouldBe("refund-exceeds-captured");
        payment.RequestRefund(new(1, "EUR"), "other money", Now).Error!.Type.ShouldBe("validation-failed");
        payment.FailRefund(first, "account closed", Now);
        payment.Refunded.ShouldBe(0);
        payment.RequestRefund(new(1999, "USD"), "again", Now).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void A_refund_that_fails_after_it_succeeded_is_reversed_in_the_ledger_and_raises_an_alert()
    {
        var payment = In(PaymentState.Captured);
        var refund = payment.RequestRefund(new(1999, "USD"), "returned", Now).Value;
        payment.Observe([Refund(refund, "succeeded")], Now);
        payment.Observe([Refund(refund, "failed")], Now);
        payment.Observe([Refund(refund, "failed")], Now);
        var (events, _, alerts) = payment.TakeEvents();
        events.OfType<PaymentRefunded>().ShouldHaveSingleItem().RefundedTotal.Amount.ShouldBe(1999);
        events.OfType<RefundFailed>().ShouldHaveSingleItem().RefundedTotal.Amount.ShouldBe(0);
        payment.Ledger.Count(l => l.Kind == LedgerKind.RefundReversed).ShouldBe(1);
        alerts.ShouldContain(a => a.Id.StartsWith("refund-reversed"));
    }

    /// <summary>What the bank has, or may take, is not given back a second time, and staff is told of each part.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("lost")]
    public void What_an_exchange_does_not_use_of_a_disputed_payment_is_owed_and_its_return_stays_decided(string? closed)
    {
        var (payment, part) = (In(PaymentState.Captured), Guid.CreateVersion7());
        var amount = payment.Captured;
        payment.RequestExchange(payment.Of(amount), Guid.CreateVersion7(), payment.Of(amount), "return R1", part, Now).Error.ShouldBeNull();
        payment.Dispute("dp_1", amount, "needs_response", Now);
        if (closed is not null) payment.CloseDispute("dp_1", amount, closed, Now);
        payment.TakeEvents();
        payment.GiveBackExchange(amount - 1, "return R1", null, Now);
        payment.GiveBackExchange(1, "return R1", null, Now);
        payment.Refunds.ShouldNotContain(r => r.Counts);
        payment.TakeMoves().ShouldNotContain(m => m.To == RefundTo.Credit);
        var told = payment.TakeEvents();
        told.Alerts.Count(a => a.Id.StartsWith("exchange-not-given-back", StringComparison.Ordinal)).ShouldBe(2);
        told.Alerts.ShouldBeUnique();
        told.Events.OfType<RefundFailed>().ShouldNotContain(e => e.RefundId == part);
    }

    [Fact]
    public void A_refund_made_by_hand_at_the_gateway_is_taken_into_the_books()
    {
        var payment = In(PaymentState.Captured);
        payment.Observe([new("re_hand", "refund", 700, "usd", "succeeded", 0, "pi_1", null, null)], Now);
        payment.Refunded.ShouldBe(700);
        payment.Refunds.ShouldHaveSingleItem().State.ShouldBe(RefundState.Succeeded);
    }

    private static Payment In(PaymentState state)
    {
        var payment = Payment.Open(Events.OrderPlaced(), Now);
        string? status = state switch
        {
            PaymentState.Processing => "processing",
            PaymentState.ActionRequired => "requires_action",
            PaymentState.Authorized or PaymentState.Capturing or PaymentState.CaptureFailed or PaymentState.Captured or PaymentState.Voiding => "requires_capture",
            PaymentState.Voided => "canceled",
            _ => null,
        };
        if (status is not null) payment.Observe(Intent(payment, status), Now);
        if (state is PaymentState.Unknown) payment.Doubt(payment.Current, "no answer");
        if (state is PaymentState.Declined) payment.Decline(new("card_error", "card_declined", "generic_decline", "Your card was declined.",
            Intent(payment, "requires_payment_method")), Now);
        if (state is PaymentState.Capturing or PaymentState.CaptureFailed or PaymentState.Captured) payment.Capture(Now);
        if (state is PaymentState.CaptureFailed) payment.FailCapture("no", Now);
        if (state is PaymentState.Captured) payment.Observe(Intent(payment, "succeeded"), Now);
        if (state is PaymentState.Voiding) payment.Cancel("no", Now);
        payment.TakeEvents();
        payment.State.ShouldBe(state);
        return payment;
    }

    private static PaymentIntent Intent(Payment payment, string status) => new(
        "pi_1", "payment_intent", payment.Amount, status == "succeeded" ? payment.Amount : 0, "usd", status, 0, false,
        new Dictionary<string, string> { ["order_id"] = payment.Id.ToString() }, new("redirect_to_url", new("https://bank.example/3ds")), null);

    private static StripeRefund Refund(Refund refund, string status) => new(
        "re_1", "refund", refund.Amount, "usd", status, 0, "pi_1", null, new Dictionary<string, string> { ["refund_id"] = refund.Id.ToString() });
}
