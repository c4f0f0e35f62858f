namespace ClickCart.Shipping.Carriers;

/// <summary>Fetches a label from where the carrier keeps it, which is no address of its API and gets no key.</summary>
internal sealed class LabelDownloads(HttpClient http, EasyPostSettings settings)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <returns>The file; null where it is no PDF, or did not come.</returns>
    public async Task<byte[]?> FetchAsync(string url, CancellationToken ct)
    {
        if (!settings.IsLink(url)) return null;
        try
        {
            var file = await http.GetByteArrayAsync(new Uri(url), ct);
            return file.AsSpan().StartsWith("%PDF-"u8) ? file : null;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
