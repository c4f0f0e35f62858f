using ClickCart.Catalog.Products;

namespace ClickCart.Catalog.Search;

/// <summary>The question that was probably meant where one finds little: words that look mistyped replaced by those of products' names.</summary>
internal sealed class DidYouMean(CatalogDbContext db, IProductSearch search, Vocabulary vocabulary)
{
    /// <summary>So few hits that another question may have been meant.</summary>
    public const int Few = 2;

    private const int MaxWords = 8;

    /// <summary>Null where the question is as good as any.</summary>
    public async Task<string?> AskAsync(string? question, CancellationToken ct)
    {
        var words = (question ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MaxWords) return null;
        var isOther = false;
        for (var i = 0; i < words.Length; i++)
        {
            if (SearchText.Terms(words[i]) is not [{ Ways: [[var word], ..] }]) continue;
            if (await vocabulary.MeantAsync(db, word, ct) is not { } meant || await WrittenAsync(meant, ct) is not { } written) continue;
            (words[i], isOther) = (written, true);
        }
        return isOther ? string.Join(' ', words) : null;
    }

    /// <summary>The word as a product of the shop writes it: search knows it without accents and its plural.</summary>
    private async Task<string?> WrittenAsync(string word, CancellationToken ct)
    {
        var hits = search.Among(db, db.Products.AsNoTracking().WithSpecification(new InShop()), [new SearchTerm([[word]])]);
        var name = await hits.OrderBy(c => c.Rank).ThenBy(c => c.Product.Id).Select(c => c.Product.Name).FirstOrDefaultAsync(ct);
        if (name is null) return null;
        return NameWords.Of(name).FirstOrDefault(w => SearchText.Terms(w) is [{ Word: var own }] && own == word)?.ToLowerInvariant() ?? word;
    }
}
