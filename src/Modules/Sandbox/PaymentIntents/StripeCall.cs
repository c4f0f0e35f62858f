namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>One call at the gateway, as the slices see it.</summary>
internal sealed class StripeCall(PaymentStore payments, StripeForm form, string id, CallReference reference, ServerAddress address, IIds ids)
{
    public StripeForm Form => form;
    public SandboxDbContext Db => payments.Db;
    public DateTimeOffset Now => payments.Now;
    public TimeSpan Settling => payments.Settling;

    /// <summary>The id in the path.</summary>
    public string Id => id;

    public string NewId(string prefix) => $"{prefix}_{ids.New():N}";

    public string NewSecret() => ids.Secret();

    public string ChallengeUrl(string payment) => $"{address.Public}/sandbox/stripe/3ds/{payment}";

    /// <summary>The payment as it stands now.</summary>
    public async Task<Payment> PaymentAsync(string paymentId) =>
        await payments.FindAsync(paymentId) ?? throw StripeApiException.NotFound("payment_intent", paymentId);

    /// <summary>The payment that this charge was a try of.</summary>
    public async Task<Payment> PaymentOfChargeAsync(string charge) =>
        await payments.FindAsync(Payment.IdOfCharge(charge)) is { } payment && payment.Charges.Exists(c => c.Id == charge)
            ? payment
            : throw StripeApiException.NotFound("charge", charge);

    /// <summary>The payment whose dispute the path names.</summary>
    public async Task<Payment> PaymentOfDisputeAsync() =>
        await payments.FindAsync(Payment.IdOfDispute(id)) is { } payment && payment.DisputedAt <= Now
            ? payment
            : throw StripeApiException.NotFound("dispute", id);

    /// <summary>The payment of the refund that the path names.</summary>
    public async Task<Payment> PaymentOfRefundAsync() =>
        await PaymentAsync((await Db.LoadAsync<RefundPlace>(id))?.Payment ?? throw StripeApiException.NotFound("refund", id));

    /// <summary>The test card that the call names by <c>payment_method</c> or <c>payment_method_data[card][number]</c>; null when it names none.</summary>
    public TestCard? Card()
    {
        var name = form.Filled("payment_method") ?? form.Filled("payment_method_data[card][number]");
        return name is null
            ? null
            : TestCards.Find(name) ?? throw StripeApiException.NoSuchPaymentMethod(name.All(char.IsAsciiDigit) ? "a card that is no test card" : name);
    }

    public Task SaveAsync(Payment payment) => payments.PutAsync(payment, reference);

    /// <summary>Saves the payment and shows it: 200, or 402 when this very call was declined.</summary>
    public async Task<WireResponse> FinishAsync(Payment payment)
    {
        await SaveAsync(payment);
        return payment.Events.Exists(n => n.Type == "payment_intent.payment_failed") ? StripeApiException.Declined(payment, Now) : Show(payment);
    }

    public WireResponse Show(Payment payment) => WireResponse.Json(200, StripeShapes.Intent(payment, Now, Expands("latest_charge")));

    public bool Expands(string field) => form.List("expand").Contains(field);
}
