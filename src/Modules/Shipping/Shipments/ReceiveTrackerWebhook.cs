using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClickCart.Shipping.Carriers;
using ClickCart.Shipping.Returns;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace ClickCart.Shipping.Shipments;

/// <summary>
/// Takes the carrier's webhooks: signed ones are remembered by their id and their parcel is read again from the carrier, where they may change its state;
/// others leave no trace but a log line.
/// </summary>
internal static class ReceiveTrackerWebhook
{
    /// <summary>The carrier's larger events, with the way of a parcel so far, are some ten kilobytes.</summary>
    private const int MaxBody = 512 * 1024;

    internal sealed record Request(byte[] Body, string? Signature) : IRequest<Result<Response>>;

    public sealed record Response(bool Received);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Webhooks")
            .MapPost("/webhooks/easypost", async (HttpRequest http, IMediator m, CancellationToken ct) =>
            {
                using var body = new MemoryStream();
                await http.Body.CopyToAsync(body, ct);
                return await m.Send(new Request(body.ToArray(), http.Headers["X-Hmac-Signature"]), ct).Ok();
            })
            .WithSummary("Webhook of the carrier, signed").WithMetadata(new RequestSizeLimitAttribute(MaxBody))
            .SignedBy("X-Hmac-Signature").RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(ShippingDbContext db, EasyPostSettings settings, TimeProvider clock, ILogger<Handler> log)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (!IsSigned(request.Body, request.Signature, settings.WebhookSecret))
            {
                log.LogWarning("A webhook with a missing or wrong X-Hmac-Signature was refused");
                return Error.Malformed("X-Hmac-Signature is missing or does not fit the body.");
            }
            if (Read(request.Body) is not { Id: { Length: > 0 and <= 64 } id } webhook) return Error.Malformed("The body is not an event.");
            if (await db.IsKnownEventAsync(id, cancellationToken)) return new Response(true);

            var (carrierId, code, status) = (Short(webhook.Result?.ShipmentId), Short(webhook.Result?.TrackingCode), Short(webhook.Result?.Status));
            db.Add(new CarrierEvent(id, Short(webhook.Description) ?? "", carrierId, code, status, clock.GetUtcNow()));
            // The label's own webhook adds nothing to the response of buying it. Late and repeated ones add nothing either; and one read of the tracker
            // does for all that came before it.
            if (ShipmentStates.Rank(status) <= ShipmentStates.Rank("pre_transit")) return new Response(true);
            if (await db.KnownAsync(carrierId, code, cancellationToken) is { } shipment)
            {
                if (ShipmentStates.Rank(status) > ShipmentStates.Rank(shipment.TrackerStatus)) await FollowAsync(shipment, status!, cancellationToken);
            }
            else if (await db.ReturnKnownAsync(carrierId, code, cancellationToken) is { } back)
            {
                db.Publish(new ReturnTrackerReadDue(back));
            }
            return new Response(true);
        }

        /// <summary>What leads nowhere, such as the day of delivery to who knows that the parcel is on its way, is just noted; all else is asked for.</summary>
        private async Task FollowAsync(KnownShipment shipment, string status, CancellationToken ct)
        {
            if (shipment.State is ShipmentState.InTransit && ShipmentStates.IsOnTheWay(status))
                (await db.GetShipmentAsync(shipment.Id, ct)).Track(status, clock.GetUtcNow());
            else
                db.Publish(new TrackerReadDue(shipment.Id, status));
        }

        private static CarrierWebhook? Read(byte[] body)
        {
            try
            {
                return JsonSerializer.Deserialize<CarrierWebhook>(body, EasyPostJson.Options);
            }
            catch (JsonException)
            {
                return null;
            }
        }

        private static string? Short(string? text) => text is { Length: > 64 } ? text[..64] : text;
    }

    /// <summary><c>hmac-sha256-hex=</c> and the HMAC of the raw body under the decomposed secret. Without a secret nothing is accepted.</summary>
    internal static bool IsSigned(byte[] body, string? signature, string secret)
    {
        if (secret.Length == 0 || signature is null) return false;
        var expected = "hmac-sha256-hex="
            + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret.Normalize(NormalizationForm.FormKD)), body));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(signature.Trim()));
    }
}
