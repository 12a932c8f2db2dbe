# A few words only: all others are in English.
-clause =
    { $form ->
        [many] סעיפים
       *[one] סעיף
    }
frame-clauses = { -clause(form: "many") }
frame-search = חיפוש<more> בסעיפים</more>
frame-topics = נושאים
frame-terms = מונחים
section-rationale = נימוק
count-clauses =
    { $count ->
        [one] { -clause } אחד
        [two] שני { -clause(form: "many") }
       *[other] { $count } { -clause(form: "many") }
    }
schedule-has = בנספח יש { $clauses }.
