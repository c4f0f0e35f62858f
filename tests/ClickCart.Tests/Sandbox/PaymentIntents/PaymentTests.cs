using ClickCart.Sandbox.PaymentIntents;
using ClickCart.Sandbox.Refunds;
using static ClickCart.Sandbox.PaymentIntents.PaymentAct;
using static ClickCart.Sandbox.PaymentIntents.PaymentStatus;

namespace ClickCart.Tests.Sandbox.PaymentIntents;

public sealed class PaymentTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(1);

    private static Payment Made(string? card, string capture = "automatic", bool offSession = false)
    {
        var payment = new Payment
        {
            Id = "pi_0123",
            Amount = 1000,
            Currency = "usd",
            Created = Now,
            ClientSecret = "s",
            ChallengeUrl = "http://bank",
            CaptureMethod = capture,
            OffSession = offSession,
        };
        payment.Begin(card is null ? null : new(TestCards.Find(card)!, null), Now);
        return payment;
    }

    private static Payment Paid(string card = "pm_card_visa", string capture = "automatic")
    {
        var payment = Made(card, capture);
        payment.Confirm(Now, Later);
        return payment;
    }

    private static Payment In(PaymentStatus status)
    {
        var payment = status switch
        {
            RequiresPaymentMethod => Made(null),
            RequiresConfirmation => Made("pm_card_visa"),
            RequiresAction => Paid("pm_card_threeDSecure2Required"),
            Processing => Paid("pm_card_slow"),
            RequiresCapture => Paid(capture: "manual"),
            Succeeded => Paid(),
            _ => Made(null),
        };
        if (status == Canceled) payment.Cancel(null, Now);
        payment.Status.ShouldBe(status);
        payment.Events.Clear();
        return payment;
    }

    // The state table, cell by cell: what each act leads to from each state, or that it is refused.
    private static readonly Dictionary<(PaymentStatus, PaymentAct), PaymentStatus> Edges = new()
    {
        [(RequiresPaymentMethod, Update)] = RequiresConfirmation,
        [(RequiresPaymentMethod, Confirm)] = Succeeded,
        [(RequiresPaymentMethod, Cancel)] = Canceled,
        [(RequiresConfirmation, Update)] = RequiresConfirmation,
        [(RequiresConfirmation, Confirm)] = Succeeded,
        [(RequiresConfirmation, Cancel)] = Canceled,
        [(RequiresAction, Update)] = RequiresConfirmation,
        [(RequiresAction, Confirm)] = Succeeded,
        [(RequiresAction, Authenticate)] = Succeeded,
        [(RequiresAction, Cancel)] = Canceled,
        [(RequiresCapture, Capture)] = Succeeded,
        [(RequiresCapture, Cancel)] = Canceled,
        [(Succeeded, Refund)] = Succeeded,
    };

    public static TheoryData<string, string> Cells()
    {
        var cells = new TheoryData<string, string>();
        foreach (var status in Enum.GetNames<PaymentStatus>())
            foreach (var act in Enum.GetNames<PaymentAct>()) cells.Add(status, act);
        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_act_in_every_state_leads_where_the_table_says(string from, string what)
    {
        var (status, act) = (Enum.Parse<PaymentStatus>(from), Enum.Parse<PaymentAct>(what));
        var payment = In(status);
        void Do()
        {
            switch (act)
            {
                case Update or Confirm:
                    payment.Require(act);
                    payment.Choose(new(TestCards.Find("pm_card_visa")!, null));
                    if (act == Confirm) payment.Confirm(Now, Later);
                    break;
                case Authenticate:
                    payment.Authenticate(approved: true, Now, Later);
                    break;
                case Capture:
                    payment.Capture(null, Now, Later);
                    break;
                case Cancel:
                    payment.Cancel(null, Now);
                    break;
                default:
                    payment.Refund("re_1", null, null, [], Now, Later);
                    break;
            }
        }

        if (Edges.TryGetValue((status, act), out var to))
        {
            Do();
            payment.Status.ShouldBe(to);
        }
        else
        {
            Should.Throw<StripeApiException>(Do).Keep.ShouldBeTrue("that the state forbids it is an answer that the key remembers");
            payment.Status.ShouldBe(status);
            payment.Events.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("pm_card_visa_chargeDeclined", "card_declined", "generic_decline")]
    [InlineData("pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds")]
    [InlineData("pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds")]
    [InlineData("pm_card_chargeDeclinedLostCard", "card_declined", "lost_card")]
    [InlineData("pm_card_chargeDeclinedStolenCard", "card_declined", "stolen_card")]
    [InlineData("pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card")]
    [InlineData("pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc")]
    [InlineData("pm_card_chargeDeclinedProcessingError", "processing_error", "processing_error")]
    [InlineData("4000000000000002", "card_declined", "generic_decline")]
    [InlineData("pm_card_9995", "card_declined", "insufficient_funds")]
    public void A_declined_card_leads_back_to_the_payment_method_and_leaves_a_failed_charge(string card, string code, string reason)
    {
        var payment = Paid(card);
        payment.Status.ShouldBe(RequiresPaymentMethod);
        payment.PaymentMethod.ShouldBeNull();
        payment.LastError!.Code.ShouldBe(code);
        payment.LastError.DeclineCode.ShouldBe(reason);
        payment.LatestCharge!.Refused.ShouldBe(payment.LastError);
        payment.Events.Select(n => n.Type).ShouldBe(["payment_intent.created", "payment_intent.payment_failed"]);
    }

    [Fact]
    public void Another_card_after_a_decline_pays()
    {
        var payment = Paid("pm_card_visa_chargeDeclined");
        payment.Choose(new(TestCards.Find("pm_card_visa")!, null));
        payment.Confirm(Now, Later);
        payment.Status.ShouldBe(Succeeded);
        payment.LastError.ShouldBeNull();
        payment.Charges.Select(c => c.Refused is null).ShouldBe([false, true]);
        payment.Charges.Select(c => Payment.IdOfCharge(c.Id)).ShouldAllBe(id => id == payment.Id);
    }

    [Theory]
    [InlineData("manual", RequiresCapture, "payment_intent.amount_capturable_updated")]
    [InlineData("automatic", Succeeded, "payment_intent.succeeded")]
    [InlineData("automatic_async", Succeeded, "payment_intent.succeeded")]
    internal void An_approved_challenge_charges(string capture, PaymentStatus status, string type)
    {
        var payment = Paid("pm_card_threeDSecure2Required", capture);
        payment.Authenticate(approved: true, Now, Later);
        payment.Status.ShouldBe(status);
        payment.LatestCharge!.Authenticated.ShouldBeTrue();
        payment.Events[^1].Type.ShouldBe(type);
    }

    [Fact]
    public void A_declined_challenge_fails_without_a_charge()
    {
        var payment = Paid("pm_card_threeDSecure2Required");
        payment.Authenticate(approved: false, Now, Later);
        payment.Status.ShouldBe(RequiresPaymentMethod);
        payment.LastError!.Code.ShouldBe("payment_intent_authentication_failure");
        payment.Charges.ShouldBeEmpty();
    }

    [Fact]
    public void A_card_may_be_declined_after_its_challenge()
    {
        var payment = Paid("pm_card_threeDSecureRequiredChargeDeclined");
        payment.Status.ShouldBe(RequiresAction);
        payment.Authenticate(approved: true, Now, Later);
        payment.Status.ShouldBe(RequiresPaymentMethod);
        payment.LastError!.Code.ShouldBe("card_declined");
    }

    [Fact]
    public void Without_the_buyer_a_challenge_is_a_decline()
    {
        var payment = Made("pm_card_threeDSecure2Required", offSession: true);
        payment.Confirm(Now, Later);
        payment.Status.ShouldBe(RequiresPaymentMethod);
        payment.LastError!.Code.ShouldBe("authentication_required");
    }

    [Fact]
    public void A_part_can_be_captured_and_the_rest_is_let_go()
    {
        var payment = Paid(capture: "manual");
        payment.Capturable.ShouldBe(1000);
        Should.Throw<StripeApiException>(() => payment.Capture(1001, Now, Later));
        payment.Capture(400, Now, Later);
        (payment.Captured, payment.Capturable).ShouldBe((400, 0));
    }

    [Fact]
    public void A_slow_payment_settles_in_its_time()
    {
        var payment = Paid("pm_card_slow", "manual");
        payment.Events.Select(n => (n.Type, n.At)).ShouldBe(
            [("payment_intent.created", Now), ("payment_intent.processing", Now), ("payment_intent.amount_capturable_updated", Now + Later)]);
        payment.Settle(Now + Later - TimeSpan.FromTicks(1), Later);
        payment.Status.ShouldBe(Processing);
        payment.Settle(Now + Later, Later);
        payment.Status.ShouldBe(RequiresCapture);
    }

    [Fact]
    public void A_disputed_card_is_disputed_after_the_money_was_taken()
    {
        var payment = Paid("pm_card_createDispute", "manual");
        payment.DisputedAt.ShouldBeNull();
        payment.Capture(null, Now, Later);
        payment.DisputedAt.ShouldBe(Now + Later);
        payment.Events[^1].ShouldBe(new PaymentEvent("charge.dispute.created", Now + Later));
    }

    [Fact]
    public void Refunds_never_exceed_what_was_captured()
    {
        var payment = Paid();
        payment.Refund("re_1", 600, null, [], Now, Later);
        Should.Throw<StripeApiException>(() => payment.Refund("re_2", 401, null, [], Now, Later)).Message.ShouldContain("greater than unrefunded amount");
        payment.Refund("re_3", null, null, [], Now, Later).Amount.ShouldBe(400);
        Should.Throw<StripeApiException>(() => payment.Refund("re_4", 1, null, [], Now, Later)).Message.ShouldContain("already been refunded");
    }

    [Fact]
    public void A_refund_that_fails_can_be_made_again()
    {
        var payment = Paid("pm_card_refundFail");
        var refund = payment.Refund("re_1", null, null, [], Now, Later);
        refund.StatusAt(Now).ShouldBe(RefundStatus.Succeeded);
        refund.StatusAt(Now + Later).ShouldBe(RefundStatus.Failed);
        payment.RefundedAt(Now).ShouldBe(1000);
        payment.RefundedAt(Now + Later).ShouldBe(0);
        payment.Refund("re_2", null, null, [], Now + Later, Later).Amount.ShouldBe(1000);
    }

    [Fact]
    public void A_pending_refund_counts_until_it_is_canceled()
    {
        var payment = Paid("pm_card_pendingRefund");
        payment.Refund("re_1", null, null, [], Now, Later).StatusAt(Now).ShouldBe(RefundStatus.Pending);
        payment.RefundedAt(Now).ShouldBe(1000);
        payment.CancelRefund("re_1", Now).StatusAt(Now + Later).ShouldBe(RefundStatus.Canceled);
        payment.RefundedAt(Now + Later).ShouldBe(0);
        Should.Throw<StripeApiException>(() => payment.CancelRefund("re_1", Now));
    }
}
