using ClickCart.Sandbox.Customers;
using ClickCart.Sandbox.PaymentMethods;

namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>What a payment is made with.</summary>
/// <param name="Card">What comes of it.</param>
/// <param name="Id">Of a card that was typed; null for a test card by its name.</param>
internal sealed record ChosenCard(TestCard Card, string? Id);

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

    public string CheckoutUrl(string session) => $"{address.Public}/sandbox/stripe/checkout/{session}";

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

    /// <summary>
    /// The card that the call names by <c>payment_method</c>, typed before or a test card by its name, or by <c>payment_method_data[card][number]</c>;
    /// null when it names none. One that a customer keeps pays for that customer alone.
    /// </summary>
    /// <param name="customer">Whom the payment is of.</param>
    public async Task<ChosenCard?> CardAsync(string? customer)
    {
        if ((form.Filled("payment_method") ?? form.Filled("payment_method_data[card][number]")) is not { } name) return null;
        if (await Db.LoadAsync<CardMethod>(name) is { } typed)
        {
            if (typed.Customer is not null && typed.Customer != customer) throw StripeApiException.NotOfCustomer(name);
            return new(TestCards.Find(typed.Card)!, name);
        }
        return new(TestCards.Find(name) ?? throw StripeApiException.NoSuchPaymentMethod(name.All(char.IsAsciiDigit) ? "a card that is no test card" : name),
            null);
    }

    /// <summary>The customer that the call names; null when it names none.</summary>
    public async Task<string?> CustomerAsync() => form.Filled("customer") is not { } customer ? null
        : (await Db.LoadAsync<Customer>(customer))?.Id ?? throw StripeApiException.Invalid("customer", $"No such customer: '{customer}'", "resource_missing");

    public async Task SaveAsync(Payment payment)
    {
        await payments.KeepCardAsync(payment);
        await payments.PutAsync(payment, reference);
    }

    /// <summary>Saves the payment and shows it: 200, or 402 when this very call was declined.</summary>
    public async Task<WireResponse> FinishAsync(Payment payment)
    {
        await SaveAsync(payment);
        return payment.Events.Exists(n => n.Type == "payment_intent.payment_failed") ? StripeApiException.Declined(payment, Now) : Show(payment);
    }

    public WireResponse Show(Payment payment) => WireResponse.Json(200, StripeShapes.Intent(payment, Now, Expands("latest_charge")));

    public bool Expands(string field) => form.List("expand").Contains(field);
}
