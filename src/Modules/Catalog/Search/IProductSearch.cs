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

/// <summary>Full-text search: the products that hold a word beginning with each of the terms, a hit in the name counting most.</summary>
internal interface IProductSearch
{
    /// <param name="db">The catalogue.</param>
    /// <param name="terms">From <see cref="SearchText.Terms"/>: at least one, letters and digits only.</param>
    IQueryable<SearchHit> Hits(CatalogDbContext db, IReadOnlyList<string> terms);
}

/// <summary>
/// FTS5 over search_documents: first the products with most of the terms in their names, shorter names first. BM25 would weigh words by how many
/// products have them, so that each new product moved every rank under a customer who turns pages.
/// </summary>
internal sealed class SqliteSearch : IProductSearch
{
    public IQueryable<SearchHit> Hits(CatalogDbContext db, IReadOnlyList<string> terms)
    {
        // Every word of a document has a space before it. Only the number of terms shapes the SQL; they themselves are parameters.
        var inName = string.Join(" - ", Enumerable.Range(1, terms.Count).Select(i => $"(instr(d.name, {{{i}}}) > 0)"));
        var match = string.Join(" AND ", terms.Select(t => $"\"{t}\"*"));
        // Materialised, limited and cross-joined, so that whatever is joined to it the few hits are found first: left to itself SQLite walks the
        // products and asks the index once for each.
        return db.Database.SqlQuery<SearchHit>(FormattableStringFactory.Create($$"""
            SELECT product_id, rank FROM (
                WITH hits AS MATERIALIZED (
                    SELECT d.product_id, length(d.name) / 1000.0 - {{inName}} AS rank
                    FROM (SELECT rowid AS id FROM product_search WHERE product_search MATCH {0} LIMIT -1) AS m CROSS JOIN search_documents AS d ON d.id = m.id)
                SELECT product_id, rank FROM hits)
            """, [match, .. terms.Select(t => " " + t)]));
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
    public IQueryable<SearchHit> Hits(CatalogDbContext db, IReadOnlyList<string> terms)
    {
        var match = string.Join(" & ", terms.Select(t => t + ":*"));
        return db.Database.SqlQuery<SearchHit>($"""
            SELECT d.product_id, -ts_rank(d.words, query)::float8 AS rank
            FROM catalog.search_documents AS d, to_tsquery('simple', {match}) AS query WHERE d.words @@ query
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

    public IQueryable<SearchHit> Hits(CatalogDbContext db, IReadOnlyList<string> terms)
    {
        _fullText ??= db.Database
            .SqlQuery<int>($"SELECT ISNULL(OBJECTPROPERTY(OBJECT_ID('catalog.search_documents'), 'TableHasActiveFulltextIndex'), 0) AS Value")
            .AsEnumerable()
            .First() == 1;
        return _fullText.Value ? Indexed(db, terms) : Like(db, terms);
    }

    /// <summary>
    /// CONTAINS takes all words of one question from one column: each term is asked for alone, so that one may lie in the name and another in the body.
    /// </summary>
    internal static IQueryable<SearchHit> Indexed(CatalogDbContext db, IReadOnlyList<string> terms)
    {
        // Only the number of terms shapes the SQL; they themselves are parameters.
        var numbers = Enumerable.Range(0, terms.Count).ToList();
        var inName = string.Join(" - ", numbers.Select(i => $"CASE WHEN CHARINDEX({{{terms.Count + i}}}, d.name) > 0 THEN 1 ELSE 0 END"));
        var match = string.Join(" AND ", numbers.Select(i => $"CONTAINS((d.name, d.body), {{{i}}})"));
        return db.Database.SqlQuery<SearchHit>(FormattableStringFactory.Create(
            $"SELECT d.product_id, CAST(LEN(d.name) AS float) / 1000 - {inName} AS rank FROM catalog.search_documents AS d WHERE {match}",
            [.. terms.Select(t => $"\"{t}*\""), .. terms.Select(t => " " + t)]));
    }

    /// <summary>Works on every provider: names that begin one of their words with the first term come first.</summary>
    internal static IQueryable<SearchHit> Like(CatalogDbContext db, IReadOnlyList<string> terms)
    {
        var documents = db.SearchDocuments.AsNoTracking();
        foreach (var word in terms.Select(t => " " + t)) documents = documents.Where(d => d.Name.Contains(word) || d.Body.Contains(word));
        var first = " " + terms[0];
        return documents.Select(d => new SearchHit { ProductId = d.ProductId, Rank = (d.Name.Length / 1000.0) + (d.Name.Contains(first) ? 0 : 1) });
    }

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
