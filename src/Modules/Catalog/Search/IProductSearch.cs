using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClickCart.Catalog.Search;

internal sealed class SearchHit
{
    public Guid ProductId { get; init; }

    /// <summary>
    /// Lower is better. It depends on the question and the product alone, not on what else there is: a page goes on where the last one ended.
    /// </summary>
    public double Rank { get; init; }
}

/// <summary>Full-text search: the products that answer each of the terms in one of its ways, a hit in the name counting most.</summary>
internal interface IProductSearch
{
    /// <param name="db">The catalogue.</param>
    /// <param name="terms">From <see cref="SearchText.Terms"/>: at least one, of letters and digits only.</param>
    /// <param name="most">The work is bounded to that many hits, whichever come to hand; null for all of them.</param>
    IQueryable<SearchHit> Hits(CatalogDbContext db, IReadOnlyList<SearchTerm> terms, int? most = null);
}

internal static class SearchTerms
{
    /// <summary>The question in a language of words, brackets, and and or. Words are letters and digits, so that none of them is taken for syntax.</summary>
    public static string Match(this IReadOnlyList<SearchTerm> terms, string and, string or, Func<string, string> word) => string.Join(and, terms.Select(t =>
        $"({string.Join(or, t.Ways.Select(way => $"({string.Join(and, way.Select(word))})"))})"));
}

/// <summary>
/// FTS5 over search_documents: first the products with most of the terms in their names, shorter names first. BM25 would weigh words by how many
/// products have them, so that each new product moved every rank under a customer who turns pages.
/// </summary>
internal sealed class SqliteSearch : IProductSearch
{
    public IQueryable<SearchHit> Hits(CatalogDbContext db, IReadOnlyList<SearchTerm> terms, int? most = null)
    {
        // Every word of a document has a space before it. Only the number of terms shapes the SQL; they themselves are parameters.
        var inName = string.Join(" - ", Enumerable.Range(1, terms.Count).Select(i => $"(instr(d.name, {{{i}}}) > 0)"));
        var match = terms.Match(" AND ", " OR ", w => $"\"{w}\"*");
        // Materialised, limited and cross-joined, so that whatever is joined to it the few hits are found first: left to itself SQLite walks the
        // products and asks the index once for each.
        return db.Database.SqlQuery<SearchHit>(FormattableStringFactory.Create($$"""
            SELECT product_id, rank FROM (
                WITH hits AS MATERIALIZED (
                    SELECT d.product_id, length(d.name) / 1000.0 - {{inName}} AS rank
                    FROM (SELECT rowid AS id FROM product_search WHERE product_search MATCH {0} LIMIT {{{terms.Count + 1}}}) AS m
                    CROSS JOIN search_documents AS d ON d.id = m.id)
                SELECT product_id, rank FROM hits)
            """, [match, .. terms.Select(t => " " + t.Word), most ?? -1]));
    }

    /// <summary>For the migration Initial, whose tables it indexes. Triggers keep it in the transaction of the document.</summary>
    public static void Create(MigrationBuilder migration) => migration.Sql("""
        CREATE VIRTUAL TABLE product_search USING fts5(name, body, content='search_documents', content_rowid='id', tokenize='unicode61', prefix='2 3');
        CREATE TRIGGER search_documents_added AFTER INSERT ON search_documents BEGIN
            INSERT INTO product_search(rowid, name, body) VALUES (new.id, new.name, new.body);
        END;
        CREATE TRIGGER search_documents_removed AFTER DELETE ON search_documents BEGIN
            INSERT INTO product_search(product_search, rowid, name, body) VALUES ('delete', old.id, old.name, old.body);
        END;
        CREATE TRIGGER search_documents_changed AFTER UPDATE ON search_documents BEGIN
            INSERT INTO product_search(product_search, rowid, name, body) VALUES ('delete', old.id, old.name, old.body);
            INSERT INTO product_search(rowid, name, body) VALUES (new.id, new.name, new.body);
        END;
        """);
}

/// <summary>A generated tsvector with a GIN index, ranked by ts_rank. The 'simple' configuration: the words are stemmed already.</summary>
internal sealed class PostgreSqlSearch : IProductSearch
{
    public IQueryable<SearchHit> Hits(CatalogDbContext db, IReadOnlyList<SearchTerm> terms, int? most = null)
    {
        var match = terms.Match(" & ", " | ", w => w + ":*");
        return db.Database.SqlQuery<SearchHit>($"""
            SELECT d.product_id, -ts_rank(d.words, d.query)::float8 AS rank
            FROM (
                SELECT s.product_id, s.words, query FROM catalog.search_documents AS s, to_tsquery('simple', {match}) AS query
                WHERE s.words @@ query LIMIT {most}) AS d
            """);
    }

    /// <summary>For the migration Initial.</summary>
    public static void Create(MigrationBuilder migration) => migration.Sql("""
        ALTER TABLE catalog.search_documents ADD COLUMN words tsvector
            GENERATED ALWAYS AS (setweight(to_tsvector('simple', name), 'A') || setweight(to_tsvector('simple', body), 'C')) STORED;
        CREATE INDEX ix_search_documents_words ON catalog.search_documents USING gin (words);
        """);
}

/// <summary>
/// Full-text search where the server has it installed, else LIKE over the same words. The server fills a full-text index in the background, some seconds
/// after the commit: until then a new product is in the lists and not among the hits.
/// </summary>
internal sealed class SqlServerSearch : IProductSearch
{
    private bool? _fullText;

    public IQueryable<SearchHit> Hits(CatalogDbContext db, IReadOnlyList<SearchTerm> terms, int? most = null)
    {
        _fullText ??= db.Database
            .SqlQuery<int>($"SELECT ISNULL(OBJECTPROPERTY(OBJECT_ID('catalog.search_documents'), 'TableHasActiveFulltextIndex'), 0) AS Value")
            .AsEnumerable()
            .First() == 1;
        return _fullText.Value ? Indexed(db, terms, most) : Like(db, terms, most);
    }

    /// <summary>
    /// CONTAINS takes all words of one question from one column: each term is asked for alone, so that one may lie in the name and another in the body.
    /// </summary>
    internal static IQueryable<SearchHit> Indexed(CatalogDbContext db, IReadOnlyList<SearchTerm> terms, int? most = null)
    {
        // Only the number of words shapes the SQL; they themselves are parameters.
        var words = new List<object>();
        string Parameter(string word)
        {
            words.Add(word);
            return $"{{{words.Count - 1}}}";
        }

        var match = terms.Match(" AND ", " OR ", w => $"CONTAINS((d.name, d.body), {Parameter($"\"{w}*\"")})");
        var inName = string.Join(" - ", terms.Select(t => $"CASE WHEN CHARINDEX({Parameter(" " + t.Word)}, d.name) > 0 THEN 1 ELSE 0 END"));
        return db.Database.SqlQuery<SearchHit>(FormattableStringFactory.Create(
            $"SELECT {(most is { } top ? $"TOP ({top}) " : "")}d.product_id, CAST(LEN(d.name) AS float) / 1000 - {inName} AS rank FROM catalog.search_documents AS d WHERE {match}", [.. words]));
    }

    /// <summary>Works on every provider: names that begin one of their words with the first term come first.</summary>
    internal static IQueryable<SearchHit> Like(CatalogDbContext db, IReadOnlyList<SearchTerm> terms, int? most = null)
    {
        var documents = db.SearchDocuments.AsNoTracking();
        foreach (var term in terms) documents = documents.Where(term.Ways.Select(way => way.Select(w => Holds(" " + w)).AllOf()).AnyOf());
        if (most is { } top) documents = documents.OrderBy(d => d.Id).Take(top);
        var first = " " + terms[0].Word;
        return documents.Select(d => new SearchHit { ProductId = d.ProductId, Rank = (d.Name.Length / 1000.0) + (d.Name.Contains(first) ? 0 : 1) });
    }

    private static Expression<Func<SearchDocument, bool>> Holds(string word) => d => d.Name.Contains(word) || d.Body.Contains(word);

    /// <summary>For the migration Initial. Full-text indexes cannot be made inside a transaction, nor where the component is not installed.</summary>
    public static void Create(MigrationBuilder migration) => migration.Sql("""
        IF SERVERPROPERTY('IsFullTextInstalled') = 1
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM sys.fulltext_catalogs WHERE name = 'clickcart_catalog') CREATE FULLTEXT CATALOG clickcart_catalog;
            IF OBJECTPROPERTY(OBJECT_ID('catalog.search_documents'), 'TableHasActiveFulltextIndex') = 0
                EXEC('CREATE FULLTEXT INDEX ON catalog.search_documents (name LANGUAGE 0, body LANGUAGE 0)
                    KEY INDEX pk_search_documents ON clickcart_catalog WITH STOPLIST = OFF');
        END
        """, suppressTransaction: true);
}
