using System.Text.Json.Serialization;

namespace ClickCart.Sandbox.Shipments;

/// <summary>An address as the carrier takes it.</summary>
internal sealed record PostalAddress(
    string? Name, string? Company, string? Street1, string? Street2, string? City, string? State, string? Zip, string? Country, string? Phone, string? Email)
{
    public string Id { get; init; } = "";
}

/// <summary>Inches and ounces.</summary>
internal sealed record Parcel(double? Length, double? Width, double? Height, double Weight, string? PredefinedPackage = null)
{
    public string Id { get; init; } = "";
}

/// <summary>An offer of one service. <paramref name="Price"/> is in minor units of two decimals, whatever the currency.</summary>
internal sealed record Rate(string Id, string Carrier, string Service, long Price, string Currency, int DeliveryDays, DateTimeOffset Created);

/// <summary>Why a carrier offers nothing.</summary>
internal sealed record RateMessage(string Carrier, string Message);

/// <summary>
/// A parcel from its rates to the doorstep, stored as one document. Where it is follows from when its label was bought (<see cref="Journey"/>),
/// so that nothing has to move it.
/// </summary>
internal sealed class Shipment : IDocument
{
    public static string Prefix => "shp_";

    /// <summary>A receiver with this word in the name or street sends everything back.</summary>
    public const string ReturnWord = "RETURN";

    public required string Id { get; init; }
    public required DateTimeOffset Created { get; init; }
    public required PostalAddress From { get; init; }
    public required PostalAddress To { get; init; }
    public required Parcel Parcel { get; init; }
    public string? Reference { get; init; }
    public Dictionary<string, JsonElement> Options { get; init; } = [];
    public Customs? CustomsInfo { get; init; }
    public bool IsReturn { get; init; }

    public List<Rate> Rates { get; set; } = [];
    public List<RateMessage> Messages { get; set; } = [];
    public DateTimeOffset Updated { get; set; }
    public string? SelectedRate { get; set; }
    public string? TrackingCode { get; set; }
    public string? Insurance { get; set; }
    public Journey? Journey { get; set; }
    public DateTimeOffset? RefundAskedAt { get; set; }

    /// <summary>Its label is there as PDF, too.</summary>
    public bool HasPdf { get; set; }

    /// <summary>The id without its kind; the tracker and the label share it.</summary>
    public string Core => Id[4..];

    public string Currency =>
        Options.TryGetValue("currency", out var currency) && currency.ValueKind == JsonValueKind.String ? currency.GetString()!.ToUpperInvariant() : "USD";

    public bool ComesBack => Mentions(To.Name) || Mentions(To.Street1);

    /// <summary>The rate whose label was bought, and who follows the parcel since.</summary>
    [JsonIgnore]
    public Rate? Selected => Rates.Find(r => r.Id == SelectedRate);

    [JsonIgnore]
    public Tracker? Tracker => Journey is null ? null : new($"trk_{Core}", TrackingCode!, Selected!.Carrier, Journey.Steps[0].At, Journey, Id, To);

    /// <summary>Asks every carrier again; not once a label is bought.</summary>
    public void Quote(Func<string> newId, DateTimeOffset now)
    {
        RefuseWhenBought();
        (Rates, Messages) = Tariff.Quote(this, newId, now);
        Updated = now;
    }

    /// <summary>Buys the label of one of the rates: from now on the parcel travels.</summary>
    public void Buy(string? rate, string? insurance, DateTimeOffset now, TimeSpan transit)
    {
        RefuseWhenBought();
        if (rate is null) throw EasyPostApiException.Required("rate");
        var selected = Rates.Find(r => r.Id == rate) ?? throw EasyPostApiException.NoSuchRate;
        (SelectedRate, Insurance, Updated) = (selected.Id, string.IsNullOrEmpty(insurance) ? null : insurance, now);
        TrackingCode = Barcodes.TrackingCode(selected.Carrier, Core);
        Journey = Journey.Start(selected.Carrier, now, transit, ComesBack);
    }

    public void ConvertLabel(DateTimeOffset now)
    {
        if (Journey is null) throw EasyPostApiException.NoPostage;
        (HasPdf, Updated) = (true, now);
    }

    /// <summary>Gives the label back; only while the parcel has not been scanned.</summary>
    public void Refund(DateTimeOffset now)
    {
        if (Journey is null) throw EasyPostApiException.NoPostage;
        if (RefundAskedAt is not null) return;
        if (Journey.StatusAt(now) is not (TrackerStatus.Unknown or TrackerStatus.PreTransit)) throw EasyPostApiException.RefundUnavailable;
        (RefundAskedAt, Updated) = (now, now);
        Journey = Journey.StopAt(now);
    }

    /// <summary>The shipment that a tracker belongs to, if it is one of ours.</summary>
    public static string IdOfTracker(string tracker) => "shp_" + (tracker.StartsWith("trk_", StringComparison.Ordinal) ? tracker[4..] : "");

    private void RefuseWhenBought()
    {
        if (SelectedRate is not null) throw EasyPostApiException.PostageExists;
    }

    private static bool Mentions(string? text) => text?.Contains(ReturnWord, StringComparison.Ordinal) ?? false;
}
