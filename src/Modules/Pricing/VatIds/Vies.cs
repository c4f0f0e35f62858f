using System.Net.Http.Json;
using System.Text.Json;
using ClickCart.Pricing.Contracts;
using Microsoft.Extensions.Logging;

namespace ClickCart.Pricing.VatIds;

/// <summary>
/// The European Commission's register (VIES), by its REST interface, where <c>Pricing:VatIds:ServiceUrl</c> names it. Whatever else than a clear answer comes
/// is none: a member state's own register is away often enough, and a sale does not wait for it.
/// </summary>
internal sealed class Vies(HttpClient http, ViesSettings settings, ILogger<Vies> log) : IVatIdCheck
{
    public async Task<VatIdAnswer> AskAsync(VatId id, CancellationToken ct)
    {
        // It knows the European Union's and Northern Ireland's.
        if (settings.Url is not { } url || id.Prefix == "GB") return VatIdAnswer.Unanswered;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(settings.Timeout);
        try
        {
            var said = await http.GetFromJsonAsync<Answer>($"{url}/ms/{id.Prefix}/vat/{Uri.EscapeDataString(id.Number)}", patience.Token);
            return said switch
            {
                { IsValid: true } => VatIdAnswer.Confirmed,
                { IsValid: false, UserError: "INVALID" } => VatIdAnswer.Refused,
                _ => Unanswered(said?.UserError ?? "nothing"),
            };
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException or NotSupportedException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return Unanswered(e.GetType().Name);
        }
    }

    private VatIdAnswer Unanswered(string what)
    {
        log.LogWarning("The register of VAT ids answered {What}: the form decides", what);
        return VatIdAnswer.Unanswered;
    }

    private sealed record Answer(bool? IsValid, string? UserError);
}
