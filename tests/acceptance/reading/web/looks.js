// What can be seen in a document as it is rendered: plain data, and what is wrong with it as sentences.

const CONTRAST = { text: 4.5, line: 3 } // WCAG 2.2, 1.4.3 and 1.4.11
const DARK = 0.2 // relative luminance

const folded = text => text.replace(/\s+/g, ' ').trim()
const name = element => element.localName + Array.from(element.classList, c => `.${c}`).join('')
const about = node => {
    const element = node.nodeType === 3 ? node.parentElement : node
    return `${name(element)} “${folded(node.textContent).slice(0, 40)}”`
}

const texts = doc => {
    const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT,
        node => node.nodeValue.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT)
    const found = []
    while (walker.nextNode()) found.push(walker.currentNode)
    return found
}

const computed = (element, pseudo) => element.ownerDocument.defaultView.getComputedStyle(element, pseudo)

const boxes = node => {
    if (node.nodeType === 1) return Array.from(node.getClientRects())
    const range = node.ownerDocument.createRange()
    range.selectNodeContents(node)
    return Array.from(range.getClientRects()).filter(box => box.width && box.height)
}

const channels = colour => {
    const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(colour)
    if (!found) throw new Error(`a colour that is not understood: ${colour}`)
    return [...found.slice(1, 4).map(Number), Number(found[4] ?? 1)]
}
const over = ([r, g, b, alpha], below) => [r, g, b].map((c, n) => c * alpha + below[n] * (1 - alpha))
const luminance = rgb => {
    const [r, g, b] = rgb.map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
    return (light + 0.05) / (dark + 0.05)
}
const ground = element => {
    const below = element.parentElement ? ground(element.parentElement) : [255, 255, 255]
    return over(channels(computed(element).backgroundColor), below)
}
const shade = (colour, element) => {
    const behind = ground(element)
    return contrast(over(channels(colour), behind), behind)
}

const counted = (seen, faults) => ({ seen, faults })

// The boxes of an element or text on the screen, in CSS pixels, those that are off it left out.
export const inView = node => {
    if (!node) return []
    const frame = node.ownerDocument.defaultView.frameElement.getBoundingClientRect()
    return boxes(node)
        .map(({ left, right, top, bottom }) => ({
            left: left + frame.left, right: right + frame.left, top: top + frame.top, bottom: bottom + frame.top,
        }))
        .filter(({ left, right, top, bottom }) => left >= 0 && right <= innerWidth && top < innerHeight && bottom > 0)
}

// All the text of the document, run by run: [text, whether any of it is in view].
export const seenText = doc => texts(doc).map(text => [folded(text.nodeValue), inView(text).length > 0])

// Whether what comes first after an element, text or picture, is in view.
export const seesWhatFollows = (doc, id) => {
    const mark = doc.getElementById(id)
    const isAfter = node => mark.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING
    const [text, image] = [texts(doc).find(isAfter), Array.from(doc.images).find(isAfter)]
    const first = !image || text?.compareDocumentPosition(image) & Node.DOCUMENT_POSITION_FOLLOWING ? text : image
    return inView(first).length > 0
}

export const find = (doc, selector) => Array.from(doc.querySelectorAll(selector), element => ({
    name: name(element),
    id: element.id,
    text: folded(element.textContent),
    label: element.getAttribute('aria-label'),
    direction: computed(element).direction,
    family: computed(element).fontFamily,
    inView: inView(element).length > 0,
}))

// Where an element stands, in CSS pixels of its document, and how far its first line is set in.
export const box = (doc, selector) => {
    const element = doc.querySelector(selector)
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return { left, right, top, bottom, indent: parseFloat(computed(element).textIndent) }
}

// Every character of an element's text, in the order of reading, with where it stands: [character, left, right, top].
export const characters = (doc, selector) => {
    const range = doc.createRange()
    return texts(doc).filter(text => text.parentElement.closest(selector)).flatMap(text =>
        Array.from(text.nodeValue, (character, n) => {
            range.setStart(text, n)
            range.setEnd(text, n + 1)
            const { left, right, top, bottom } = range.getBoundingClientRect()
            return [character, left, right, (top + bottom) / 2]
        }))
}

// Text that cannot be told from what is behind it.
export const paleText = doc => {
    const all = texts(doc)
    return counted(all.length, all.flatMap(text => {
        const found = shade(computed(text.parentElement).color, text.parentElement)
        return found < CONTRAST.text ? [`${about(text)} has a contrast of ${found.toFixed(2)}`] : []
    }))
}

// Borders that cannot be told from what is behind them.
export const paleLines = doc => {
    const faults = []
    let seen = 0
    for (const element of doc.querySelectorAll('body, body *')) for (const pseudo of [null, '::before', '::after']) {
        const style = computed(element, pseudo)
        if (pseudo && style.content === 'none') continue
        for (const side of ['Top', 'Right', 'Bottom', 'Left']) {
            if (!parseFloat(style[`border${side}Width`])) continue
            seen++
            const found = shade(style[`border${side}Color`], element)
            if (found < CONTRAST.line) faults.push(`${name(element)}${pseudo ?? ''}: its border has ${found.toFixed(2)}`)
        }
    }
    return counted(seen, faults)
}

// Elements that stay light in the night.
export const lightGrounds = doc => {
    const all = Array.from(doc.querySelectorAll('html, body, body *'))
    return counted(all.length, all.flatMap(element => {
        const { backgroundColor, backgroundImage } = computed(element)
        if (backgroundImage !== 'none') return [`${name(element)} has a picture behind it`]
        const light = channels(backgroundColor)[3] && luminance(ground(element)) > DARK
        return light ? [`${about(element)} stands on ${backgroundColor}`] : []
    }))
}

// Pictures that are not there, are changed by a style, or let through what is behind them.
export const lostPictures = doc => counted(doc.images.length, Array.from(doc.images).flatMap(image => {
    const { width, height } = image.getBoundingClientRect()
    const shown = `“${image.alt.slice(0, 40)}”`
    if (!image.naturalWidth || width < 16 || height < 16) return [`${shown} is not there`]
    const { filter, opacity, mixBlendMode } = computed(image)
    if (filter !== 'none' || opacity !== '1' || mixBlendMode !== 'normal') return [`${shown} is changed by a style`]
    const canvas = new OffscreenCanvas(64, 64)
    const context = canvas.getContext('2d')
    context.drawImage(image, 0, 0, 64, 64)
    const clear = context.getImageData(0, 0, 64, 64).data.some((value, n) => n % 4 === 3 && value < 255)
    return clear ? [`${shown} is transparent`] : []
}))

// Text that is in the document and not on the screen.
export const lostText = doc => {
    const all = texts(doc)
    return counted(all.length, all.flatMap(text => {
        const { visibility, opacity, fontSize } = computed(text.parentElement)
        const shown = boxes(text).length && visibility === 'visible' && opacity === '1' && parseFloat(fontSize) >= 6
        return shown ? [] : [about(text)]
    }))
}

// What stands beyond the edges of the screen, where the text is scrolled.
export const overflowing = doc => {
    const edge = doc.documentElement.clientWidth
    const all = [...texts(doc), ...doc.images]
    return counted(all.length, all.flatMap(node => {
        const beyond = Math.max(0, ...boxes(node).map(box => Math.max(-box.left, box.right - edge)))
        return beyond > 0.5 ? [`${about(node)} reaches ${beyond.toFixed(1)} px beyond the edge`] : []
    }))
}

// Lines of text that stand on each other. Only the middle half of a line's height is looked at: lines may be set close.
export const overlapping = doc => {
    const lines = texts(doc).flatMap(text => boxes(text).map(({ left, right, top, height }) =>
        ({ text, left, right, top: top + height / 4, bottom: top + height * 3 / 4 })))
    lines.sort((a, b) => a.top - b.top)
    const faults = new Set()
    lines.forEach((one, n) => {
        for (let m = n + 1; m < lines.length && lines[m].top < one.bottom - 1; m++) {
            const other = lines[m]
            if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1)
                faults.add(`${about(one.text)} and ${about(other.text)}`)
        }
    })
    return counted(lines.length, Array.from(faults))
}
