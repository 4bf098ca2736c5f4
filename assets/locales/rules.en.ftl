# Why a line was taken for what it is. One message for each rule of reading; $seen is what the rule saw.

rule-headline-place = It stands where a headline stands.
rule-headline-words = It uses the words of the story: a headline.
rule-headline-repeated = The same line stands again further down: a headline.
rule-headline-address = It is made of the words of the page's address: the headline.
rule-date-shape = It is a date: “{ $seen }”.
rule-date-impossible = It is a date that cannot be: “{ $seen }”. The field stays empty.
rule-label = The label “{ $seen }” stands in front.
rule-label-above = The line above is its label.
rule-name-in-head = A person's name between the headline and the story.
rule-name-below-story = A name in capitals below the last paragraph: the writer.
rule-caption-credit = It ends with a credit: “{ $seen }”.
rule-caption-place = It stands where captions stand, between the headline and the story.
rule-caption-repeat = The line beside it says the same: a caption that came twice.
rule-caption-twice = It says the same thing twice on one line: a caption that came doubled.
rule-credit-shape = It names an agency and a photographer.
rule-dateline = It opens with a dateline: “{ $seen }”.
rule-sentences = It is made of whole sentences.
rule-nothing-against = Nothing speaks against its being text.
rule-short-before-paragraph = A short line before a paragraph: a subheading.
rule-standfirst = Sentences between the headline and the story.
rule-marker = It announces another story: “{ $seen }”.
rule-marker-alone = “{ $seen }” stands alone and announces what follows.
rule-marker-loose = It begins with “{ $seen }”, but without a colon.
rule-marker-colon = “{ $seen }” stands before a headline; it may also belong to the story.
rule-below-marker = It stands below the words that announce another story.
rule-headline-over-time = A headline with a time of its own below: another story.
rule-embed = A note where the page had a video or a picture.
rule-inline-bracket = In brackets inside the paragraph: “{ $seen }” and the headline of another story.
rule-inline-marker = Inside the paragraph: “{ $seen }” and the headline of another story. Check where it ends.
rule-furniture = Words that the site prints around its stories.
rule-heading = A heading of the site.
rule-empty-heading = A heading of the site with nothing below.
rule-menu = Words of a menu or of share buttons.
rule-counter = A number, or a count of readers or comments.
rule-time-ago = A time such as “two hours ago”, from a list of stories.
rule-date-in-list = A date from a list of stories.
rule-separators = Names of sections in a row.
rule-copyright = A notice of rights.
rule-address = Nothing but an address.
rule-breadcrumb = The way to the page, with the headline at its end.
rule-repeated = The same short line stands many times.
rule-headline-again = The same line stands further up.
rule-below-story = It stands among the furniture below the story.
rule-above-headline = It stands among the furniture above the headline.
rule-beside-headline = It stands among the furniture between the headline and the story.
rule-republished = It says where the story was first published.
rule-end-mark = The sign that ends the story: “{ $seen }”.
rule-initials = The initials of those who wrote and edited it: “{ $seen }”.
rule-tag-list = The label “{ $seen }” and a list of tags.
rule-below-tags = It stands below the heading for tags.
rule-hashtag = It begins with a number sign, as tags do.
rule-glued-tags = Names that lost the spaces between them, below the text: subjects.
rule-agency-alone = “{ $seen }” alone on its line: an agency.
rule-mail-below-story = A name with a mail address below the text: the writer.
rule-quoted-post = A post quoted from a social network: part of the story.
rule-related = A link that the finished story keeps.

# Why a text is no date.

date-problem-no-date = This is no date. Write it like 8 January 2023, 19:15 WIB.
date-problem-no-year = The year is missing.
date-problem-no-such-day = There is no such day.
date-problem-no-such-time = There is no such time of day.
date-problem-no-such-offset = No place on earth is that far from UTC.
date-problem-unknown-month = This month has an unknown name.
date-problem-unknown-zone = This time zone is unknown. Write WIB, WITA, WIT or an offset such as +07:00.
date-problem-wrong-weekday = That date falls on another day of the week.

# What a line is.

role-title = Headline
role-date = Date
role-byline = Byline
role-caption = Caption
role-credit = Photo credit
role-dateline-body = First paragraph with dateline
role-body = Paragraph
role-subhead = Subheading
role-promo = Link to another story
role-chrome = Site furniture
role-editor = Editor
role-source = Source
role-tags = Tags
role-end-mark = End mark
