using System.Text.Json;
using ClickCart.Sandbox.Trackers;
using ClickCart.Sandbox.Webhooks;
using ClickCart.Sandbox.Wire;

namespace ClickCart.Sandbox.Shipments;

/// <summary>One call at the carrier, as the slices see it.</summary>
internal sealed class EasyPostCall(
    SandboxDbContext db, JsonElement body, string id, WebhookTargets targets, SandboxSettings settings, string root, TimeProvider clock, IIds ids)
{
    public SandboxDbContext Db => db;
    public DateTimeOffset Now { get; } = clock.GetUtcNow();
    public TimeSpan Transit => settings.Transit;

    /// <summary>The id in the path.</summary>
    public string Id => id;

    public string Root => root;

    public string NewId(string prefix) => $"{prefix}_{ids.New():N}";

    /// <summary>The member of the body that the call is about (<c>{"shipment":{…}}</c>), or null when it is missing or empty.</summary>
    public T? Member<T>(string name) where T : class
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(name, out var member)) return null;
        if (member.ValueKind is JsonValueKind.Null || (member.ValueKind == JsonValueKind.Object && !member.EnumerateObject().Any())) return null;
        try
        {
            return member.Deserialize<T>(WireJson.Stored);
        }
        catch (JsonException)
        {
            throw EasyPostApiException.Malformed;
        }
    }

    public async Task<Shipment> ShipmentAsync() => await db.LoadAsync<Shipment>(id) ?? throw EasyPostApiException.NotFound;

    public void Put(Shipment shipment) => db.Put(shipment.Id, shipment, shipment.TrackingCode);

    public WireResponse Show(Shipment shipment, int status = 200) => WireResponse.Json(status, EasyPostShapes.Of(shipment, Now, root));

    /// <summary>Schedules a webhook for every step of a journey.</summary>
    /// <param name="subject">The object whose webhooks may later be removed.</param>
    /// <param name="journey">The steps.</param>
    /// <param name="trackerAt">The tracker as it will stand at a time.</param>
    public async Task ScheduleWebhooksAsync(string subject, Journey journey, Func<DateTimeOffset, object> trackerAt)
    {
        var wanting = (await targets.AllAsync()).Where(t => t.IsCarriers).ToList();
        var before = TrackerStatus.Unknown;
        foreach (var step in journey.Steps)
        {
            foreach (var target in wanting)
            {
                var webhook = WireJson.Write(new
                {
                    Id = NewId("evt"),
                    Object = "Event",
                    CreatedAt = EasyPostShapes.Time(step.At),
                    UpdatedAt = EasyPostShapes.Time(step.At),
                    Description = "tracker.updated",
                    Mode = "test",
                    PreviousAttributes = new { Status = before },
                    Result = trackerAt(step.At),
                    Status = "pending",
                    PendingUrls = new[] { target.Url },
                    CompletedUrls = Array.Empty<string>(),
                });
                db.Deliveries.Add(new()
                {
                    Id = ids.New(),
                    Target = target.Id,
                    Type = "tracker.updated",
                    Subject = subject,
                    Body = webhook,
                    CreatedAt = Now,
                    DueAt = step.At
                });
            }
            before = step.Status;
        }
    }
}
