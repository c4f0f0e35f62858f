using System.Text.Json.Serialization;
using ClickCart.Payments.Gateway;
using ClickCart.Payments.Payments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace ClickCart.Payments.StripeEvents;

/// <summary>Takes a webhook of the gateway: checks its signature over the raw body, stores it once, and publishes it where it may say something new.</summary>
internal static class ReceiveStripeEvent
{
    /// <summary>The gateway's larger events are a few kilobytes.</summary>
    private const int MaxBody = 256 * 1024;

    public sealed record Request([property: JsonIgnore] byte[] Body, [property: JsonIgnore] string? Signature) : IRequest<Result<Response>>;

    public sealed record Response(bool Received);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Webhooks")
            .MapPost("/webhooks/stripe", async (HttpRequest http, IMediator m, CancellationToken ct) =>
                await m.Send(new Request(await ReadAsync(http, ct), http.Headers["Stripe-Signature"]), ct).Ok())
            .WithMetadata(new RequestSizeLimitAttribute(MaxBody)).SignedBy("Stripe-Signature").RequireAccess(Access.Anyone);

        private static async Task<byte[]> ReadAsync(HttpRequest http, CancellationToken ct)
        {
            using var body = new MemoryStream();
            await http.Body.CopyToAsync(body, ct);
            return body.ToArray();
        }
    }

    internal sealed class Handler(PaymentsDbContext db, StripeSettings settings, TimeProvider clock, ILogger<Handler> log)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            if (StripeSignature.Flaw(request.Signature, request.Body, settings.WebhookSecret, now) is { } flaw)
                return Refuse($"The signature does not hold: {flaw}.");
            if (StripeEvent.Read(request.Body, now) is not { } received) return Refuse("The body is not an event.");
            if (received.Livemode != settings.Livemode) return Refuse($"The event is of {(received.Livemode ? "live" : "test")} mode, the shop is not.");
            if (await db.IsKnownEventAsync(received.Id, cancellationToken)) return new Response(true);

            db.StripeEvents.Add(received);
            if (await SaysNothingNewAsync(received, cancellationToken)) received.DoneAt = now;
            else db.Publish(new StripeEventReceived(received.Id));
            return new Response(true);
        }

        /// <summary>Most events only repeat what our own call has answered, or is about to: then nothing can move and nothing needs to be read.</summary>
        private async Task<bool> SaysNothingNewAsync(StripeEvent received, CancellationToken ct)
        {
            if (!received.IsOfPayment) return !received.IsOfRefund && !received.IsOfDispute;
            // The gateway's id is not known here before the first call has answered.
            return await db.KnownAsync(received.PaymentIntent, received.OrderId, ct) is { } payment
                && (payment.GatewayId == received.PaymentIntent || (payment.GatewayId is null && payment.State is PaymentState.Authorizing))
                && payment.Id == received.OrderId && payment.Amount == received.Amount
                && string.Equals(payment.Currency, received.Currency, StringComparison.OrdinalIgnoreCase)
                && (IsOutdated(received.Type, payment.State) || IsEcho(received.Type, payment.State));
        }

        private Error Refuse(string why)
        {
            log.LogWarning("A webhook was refused: {Why}", why);
            return Error.Malformed(why);
        }
    }

    /// <summary>
    /// A call of our own is under way and the event reports what it does. The job that calls will learn the same, by its response or, should that be lost, by
    /// its next try under the same key.
    /// </summary>
    internal static bool IsEcho(string type, PaymentState state) => (type, state) is
        ("payment_intent.amount_capturable_updated" or "payment_intent.payment_failed" or "payment_intent.requires_action" or "payment_intent.processing",
            PaymentState.Authorizing)
        or ("payment_intent.succeeded", PaymentState.Capturing) or ("payment_intent.canceled", PaymentState.Voiding);

    /// <summary>The state already shows what the event reports.</summary>
    internal static bool IsOutdated(string type, PaymentState state) => type switch
    {
        "payment_intent.created" => true,
        "payment_intent.processing" => state is not (PaymentState.Authorizing or PaymentState.Unknown or PaymentState.ActionRequired),
        "payment_intent.requires_action" => state is not (PaymentState.Authorizing or PaymentState.Unknown or PaymentState.Processing),
        "payment_intent.payment_failed" => state is PaymentState.Declined or PaymentState.Voided,
        "payment_intent.amount_capturable_updated" =>
            state is PaymentState.Authorized or PaymentState.Capturing or PaymentState.Captured or PaymentState.Voided,
        "payment_intent.succeeded" => state is PaymentState.Captured,
        "payment_intent.canceled" => state is PaymentState.Voided,
        _ => false,
    };
}
